package io.mqttplayground.broker.moquette;

import io.moquette.broker.IRetainedRepository;
import io.moquette.broker.RetainedMessage;
import io.moquette.broker.subscriptions.Topic;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.List;

/** Moquette's retained messages: none, since RetainedStore has them. */
public final class NothingRetained implements IRetainedRepository {

    @Override
    public void cleanRetained(Topic topic) {}

    @Override
    public void retain(Topic topic, MqttPublishMessage message) {}

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public List<RetainedMessage> retainedOnTopic(String topic) {
        return List.of();
    }
}
