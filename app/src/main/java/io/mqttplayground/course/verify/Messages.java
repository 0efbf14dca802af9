package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.Packet;
import java.util.List;

/** Compares messages with what a task asks for. */
final class Messages {

    private final Payloads payloads = new Payloads();

    void compare(
            String preposition,
            Message wanted,
            Packet.Publish packet,
            List<Difference> differences) {
        compareTopic(preposition, wanted.topics(), packet.topic(), differences);
        wanted.payload().flatMap(p -> payloads.difference(p, packet)).ifPresent(differences::add);
        if (wanted.retained().isPresent() && wanted.retained().get() != packet.retain()) {
            differences.add(
                    packet.retain()
                            ? new Difference("with RETAIN=1", "a message that is not retained")
                            : new Difference("with RETAIN=0", "a retained message"));
        }
        if (wanted.dup().isPresent() && wanted.dup().get() != packet.dup()) {
            differences.add(
                    packet.dup()
                            ? new Difference(
                                    "with DUP=1", "a message that is sent for the first time")
                            : new Difference("with DUP=0", "one that is sent again"));
        }
        if (wanted.qos().isPresent() && wanted.qos().getAsInt() != packet.qos()) {
            differences.add(
                    new Difference("with QoS " + packet.qos(), "QoS " + wanted.qos().getAsInt()));
        }
    }

    void compareTopic(
            String preposition, TopicFilter wanted, String seen, List<Difference> differences) {
        if (!wanted.matches(seen)) {
            differences.add(
                    Difference.ofTopics(
                            preposition + seen, wanted.text() + Topics.note(seen, wanted.text())));
        }
    }
}
