package io.mqttplayground.command.broker;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.topic.TopicFilter;
import java.util.Optional;

/** The topics that a command is to show: all, or those that a filter matches. */
record ChosenTopics(Optional<TopicFilter> filter) {

    /**
     * @param filter may be null: all topics
     * @throws CommandException it is not a topic filter
     */
    static ChosenTopics by(String filter) throws CommandException {
        if (filter == null) {
            return new ChosenTopics(Optional.empty());
        }
        CommandException.throwIf(TopicFilter.problem(filter));
        return new ChosenTopics(Optional.of(new TopicFilter(filter)));
    }

    boolean include(String topic) {
        return filter.map(chosen -> chosen.matches(topic)).orElse(true);
    }

    /** Such as {@code " to a topic that a/# matches"}; nothing when all are chosen. */
    String matching() {
        return filter.map(chosen -> " to a topic that " + chosen + " matches").orElse("");
    }
}
