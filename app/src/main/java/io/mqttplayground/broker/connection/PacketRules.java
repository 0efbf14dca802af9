package io.mqttplayground.broker.connection;

import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.topic.TopicName;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a packet may say by itself, beyond that it can be read. A packet that breaks one of these
 * rules ends its connection [MQTT-4.8.0-1]. One for each connection: a client often publishes to
 * the topic of its last message, which need not be looked at again.
 */
final class PacketRules {

    private static final int HIGHEST_QOS = 2;

    /** A longer topic would be held for every connection. */
    private static final int REMEMBERED = 256;

    private String goodTopic;

    /** What is wrong with the packet, and the rule it breaks; empty when nothing is. */
    Optional<String> problem(MqttMessage packet) {
        return switch (packet.fixedHeader().messageType()) {
            case CONNECT -> connect((MqttConnectMessage) packet);
            case PUBLISH -> publish((MqttPublishMessage) packet);
            case SUBSCRIBE -> subscribe((MqttSubscribeMessage) packet);
            case UNSUBSCRIBE -> unsubscribe((MqttUnsubscribeMessage) packet);
            default -> Optional.empty();
        };
    }

    private static Optional<String> connect(MqttConnectMessage packet) {
        MqttConnectVariableHeader header = packet.variableHeader();
        if (header.hasPassword() && !header.hasUserName()) {
            return Optional.of("a password needs a user name [MQTT-3.1.2-22]");
        }
        if (!header.isWillFlag()) {
            return header.willQos() != 0 || header.isWillRetain()
                    ? Optional.of("will QoS or RETAIN without a will [MQTT-3.1.2-13]")
                    : Optional.empty();
        }
        if (header.willQos() > HIGHEST_QOS) {
            return Optional.of("a will with QoS 3 [MQTT-3.1.2-14]");
        }
        return TopicName.problem(packet.payload().willTopic()).map(why -> "will: " + why);
    }

    private Optional<String> publish(MqttPublishMessage packet) {
        if (packet.fixedHeader().isDup() && packet.fixedHeader().qosLevel().value() == 0) {
            return Optional.of("DUP at QoS 0 [MQTT-3.3.1-2]");
        }
        return topic(packet.variableHeader().topicName());
    }

    private Optional<String> topic(String name) {
        if (name.equals(goodTopic)) {
            return Optional.empty();
        }
        Optional<String> problem = TopicName.problem(name);
        if (problem.isEmpty() && name.length() <= REMEMBERED) {
            goodTopic = name;
        }
        return problem;
    }

    private static Optional<String> subscribe(MqttSubscribeMessage packet) {
        List<MqttTopicSubscription> asked = packet.payload().topicSubscriptions();
        if (asked.isEmpty()) {
            return Optional.of("SUBSCRIBE without a topic filter [MQTT-3.8.3-3]");
        }
        return problem(asked.stream().map(MqttTopicSubscription::topicFilter));
    }

    private static Optional<String> unsubscribe(MqttUnsubscribeMessage packet) {
        List<String> filters = packet.payload().topics();
        return filters.isEmpty()
                ? Optional.of("UNSUBSCRIBE without a topic filter [MQTT-3.10.3-2]")
                : problem(filters.stream());
    }

    private static Optional<String> problem(Stream<String> filters) {
        return filters.map(TopicFilter::problem).flatMap(Optional::stream).findFirst();
    }
}
