package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.ClientAct.Loss;
import io.mqttplayground.course.verify.ClientAct.Message;
import io.mqttplayground.course.verify.ClientAct.Subscription;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.topic.TopicName;
import io.mqttplayground.wire.Packet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an act is about: the topic of a message, a topic filter, or the packet that was lost. */
final class Subject {

    /** More than all else that a message can have wrong: another topic is another matter. */
    static final int OTHER_TOPIC = 100;

    /** The names of MQTT 3.1.1, table 2.1. */
    private static final List<String> PACKETS =
            Stream.of(Packet.class.getPermittedSubclasses())
                    .map(packet -> packet.getSimpleName().toUpperCase(Locale.ROOT))
                    .toList();

    private Subject() {}

    /** A topic that a client may publish to. */
    static Condition publishTopic(Words words) {
        Condition topic = topic("to", words);
        if (topic.wanted().startsWith(" to $")) {
            throw new ExpectationProblem(
                    "this can never happen: no client may publish to topics that begin with $");
        }
        return topic;
    }

    /**
     * The topic of a message.
     *
     * @param preposition what may stand before it
     */
    static Condition topic(String preposition, Words words) {
        words.skip(preposition);
        TopicFilter wanted = words.filter();
        return new Condition(
                " " + preposition + " " + wanted,
                act -> wanted.matches(topicOf(act)) ? 0 : OTHER_TOPIC,
                act -> List.of(difference(preposition, topicOf(act), wanted.text())));
    }

    private static String topicOf(ClientAct act) {
        return ((Message) act).packet().topic();
    }

    static Condition filter(Words words) {
        words.skip("to");
        String wanted = words.filter().text();
        return Condition.of(
                wanted,
                act ->
                        ((Subscription) act).filter().equals(wanted)
                                ? List.of()
                                : List.of(difference("to", ((Subscription) act).filter(), wanted)));
    }

    private static String difference(String preposition, String seen, String wanted) {
        return Condition.clause(preposition + " " + seen, wanted + note(seen, wanted));
    }

    static Condition packet(Words words) {
        String written = words.next("the packet that is lost");
        String wanted = written.toUpperCase(Locale.ROOT);
        if (!PACKETS.contains(wanted)) {
            throw new ExpectationProblem(
                    "%s is no packet that can be lost; they are %s"
                            .formatted(written, String.join(", ", PACKETS)));
        }
        return Condition.equal(
                wanted,
                act -> Optional.of(((Loss) act).event().packet().name()),
                "%s",
                "a %s",
                "a %s");
    }

    /** In parentheses, what makes two topics differ where that is easily overlooked. */
    private static String note(String seen, String wanted) {
        if (covers(wanted, seen.replaceFirst("^/", "")) && seen.startsWith("/")) {
            return " (without the / in front: " + seen + " is another topic)";
        } else if (covers(wanted, "/" + seen)) {
            return " (with a / in front: " + seen + " is another topic)";
        } else if (seen.equalsIgnoreCase(wanted)) {
            return " (capital and small letters are different)";
        }
        return seen.strip().equals(wanted) ? " (without the space, which is part of a topic)" : "";
    }

    /** Whether it is the filter itself, or a topic that the filter matches. */
    private static boolean covers(String filter, String seen) {
        return filter.equals(seen)
                || (TopicName.problem(seen).isEmpty() && new TopicFilter(filter).matches(seen));
    }
}
