package io.mqttplayground.play;

import io.mqttplayground.text.ShownPayload;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** A message in one line: topic, payload, QoS, and whether it was retained. */
final class MessageText {

    private MessageText() {}

    static String of(String topic, MqttMessage message) {
        return topic
                + "  "
                + ShownPayload.of(message.getPayload())
                + "  QoS "
                + message.getQos()
                + (message.isRetained() ? "  retained" : "");
    }
}
