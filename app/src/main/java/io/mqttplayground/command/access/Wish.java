package io.mqttplayground.command.access;

import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.topic.TopicName;
import java.util.Locale;
import java.util.Optional;

/** What a client may want to do, as {@code acl check} asks. */
enum Wish {
    /** Receive what is published to a topic. */
    READ,
    /** Publish to a topic. */
    WRITE,
    /** Subscribe to a topic filter. */
    SUBSCRIBE;

    /** What keeps the text from being what this wish is about; empty when nothing does. */
    Optional<String> problem(String topic) {
        return this == SUBSCRIBE ? TopicFilter.problem(topic) : TopicName.problem(topic);
    }

    Decision decide(ClientRules rules, String topic) {
        return switch (this) {
            case READ -> rules.mayRead(topic);
            case WRITE -> rules.mayWrite(topic);
            case SUBSCRIBE -> rules.maySubscribe(topic);
        };
    }

    /** The word for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
