package io.mqttplayground.command.option;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.ConnectSettings.Will;
import io.mqttplayground.topic.TopicName;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The last will of a command's client; the flags are mosquitto's. */
final class WillOptions {

    @Option(
            names = "--will-topic",
            paramLabel = "TOPIC",
            completionCandidates = SeenTopics.class,
            description = "where the broker publishes the will if the client is lost")
    private String topic;

    @Option(
            names = "--will-payload",
            paramLabel = "TEXT",
            description = "the will's payload (default: empty)")
    private String payload;

    @Option(
            names = "--will-qos",
            paramLabel = "QOS",
            defaultValue = "0",
            converter = WholeNumber.Qos.class,
            description = "0, 1 or 2 (default: 0)")
    private int qos;

    @Option(names = "--will-retain", description = "the broker keeps the will when published")
    private boolean retain;

    Optional<Will> will() throws CommandException {
        if (topic == null) {
            if (payload != null || qos > 0 || retain) {
                throw new CommandException("a will needs a topic: add --will-topic TOPIC");
            }
            return Optional.empty();
        }
        CommandException.throwIf(TopicName.problem(topic).map("no will like that: "::concat));
        return Optional.of(new Will(topic, payload == null ? "" : payload, qos, retain));
    }
}
