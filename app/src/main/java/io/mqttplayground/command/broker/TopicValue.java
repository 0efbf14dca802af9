package io.mqttplayground.command.broker;

import java.util.Optional;

/**
 * What {@code topics} shows of a topic.
 *
 * @param last the payload of its last message
 * @param retained the payload of its retained message, which need not be the last
 */
record TopicValue(String last, Optional<String> retained) {

    /** The mark behind the value; empty when nothing is retained. */
    String mark() {
        return retained.map(kept -> kept.equals(last) ? "  retained" : "  (older one retained)")
                .orElse("");
    }
}
