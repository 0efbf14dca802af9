package io.mqttplayground.command.broker;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.topic.TopicFilter;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The topics that a command is to show: all, or those that a filter matches. */
final class ChosenTopics {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILTER",
            completionCandidates = SeenTopics.class,
            description = "only topics that it matches")
    private String filter;

    /**
     * @throws CommandException it is not a topic filter
     */
    void check() throws CommandException {
        CommandException.throwIf(Optional.ofNullable(filter).flatMap(TopicFilter::problem));
    }

    boolean include(String topic) {
        return filter == null || new TopicFilter(filter).matches(topic);
    }

    /** Such as {@code " to a topic that a/# matches"}; nothing when all are chosen. */
    String matching() {
        return filter == null ? "" : " to a topic that " + filter + " matches";
    }
}
