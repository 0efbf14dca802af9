package io.mqttplayground.course.format;

import io.mqttplayground.course.verify.Expectation;
import io.mqttplayground.course.verify.Expectation.Connected;
import io.mqttplayground.course.verify.Expectation.Dropped;
import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Published;
import io.mqttplayground.course.verify.Expectation.Received;
import io.mqttplayground.course.verify.Expectation.Reconnected;
import io.mqttplayground.course.verify.Expectation.Subscribed;
import io.mqttplayground.topic.TopicFilter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one line such as {@code published to sensor/+, payload 21.5, QoS 1, as alice}. */
final class ExpectationParser {

    private static final Set<String> WHO = Set.of("as", "client");
    private static final Set<String> MESSAGE =
            Set.of("as", "client", "payload", "json", "qos", "retained", "not", "dup");
    private static final Set<String> SUBSCRIPTION =
            Set.of("as", "client", "granted", "refused", "qos");
    private static final Set<String> CONNECT =
            Set.of("as", "client", "clean", "persistent", "new", "session", "keep", "will");

    /** The names of MQTT 3.1.1, table 2.1. */
    private static final List<String> PACKETS =
            List.of(
                    "CONNECT",
                    "CONNACK",
                    "PUBLISH",
                    "PUBACK",
                    "PUBREC",
                    "PUBREL",
                    "PUBCOMP",
                    "SUBSCRIBE",
                    "SUBACK",
                    "UNSUBSCRIBE",
                    "UNSUBACK",
                    "PINGREQ",
                    "PINGRESP",
                    "DISCONNECT");

    private final Words words;

    ExpectationParser(String text) {
        this.words = new Words(text);
    }

    Expectation parse() throws ExpectationProblem {
        String verb = words.next("what is to happen");
        return switch (verb) {
            case "connected" -> connected();
            case "subscribed" -> subscribed();
            case "published" -> published();
            case "received" -> received();
            case "denied" -> denied();
            case "dropped" -> new Dropped(details(WHO).who());
            case "lost" -> lost();
            case "reconnected" -> new Reconnected(details(WHO).who());
            default ->
                    throw new ExpectationProblem(
                            verb
                                    + " is not known; an expectation begins with connected,"
                                    + " subscribed to, published to, received on, denied, dropped,"
                                    + " reconnected or lost");
        };
    }

    private Expectation connected() throws ExpectationProblem {
        ExpectationDetails details = details(CONNECT);
        return new Connected(details.who(), details.terms());
    }

    private Expectation subscribed() throws ExpectationProblem {
        words.skip("to");
        TopicFilter filter = words.filter();
        ExpectationDetails details = details(SUBSCRIPTION);
        return new Subscribed(details.who(), filter, details.grant(), details.qos());
    }

    private Expectation published() throws ExpectationProblem {
        words.skip("to");
        TopicFilter topics = words.filter();
        if (topics.text().startsWith("$")) {
            throw new ExpectationProblem(
                    "this can never happen: no client may publish to topics that begin with $");
        }
        ExpectationDetails details = details(MESSAGE);
        return new Published(details.who(), details.message(topics));
    }

    private Expectation received() throws ExpectationProblem {
        words.skip("on");
        TopicFilter topics = words.filter();
        ExpectationDetails details = details(MESSAGE);
        return new Received(details.who(), details.message(topics));
    }

    private Expectation denied() throws ExpectationProblem {
        String what = words.next("connect, publish to or subscribe to");
        words.skip("to");
        return switch (what) {
            case "connect" -> new Expectation.ConnectDenied(details(WHO).who());
            case "publish" -> {
                TopicFilter topics = words.filter();
                yield new Expectation.PublishDenied(details(WHO).who(), topics);
            }
            case "subscribe" -> {
                TopicFilter filter = words.filter();
                yield new Subscribed(
                        details(WHO).who(), filter, Grant.REFUSED, OptionalInt.empty());
            }
            default ->
                    throw new ExpectationProblem(
                            "denied is followed by connect, publish to or subscribe to, not "
                                    + what);
        };
    }

    private Expectation lost() throws ExpectationProblem {
        String name = words.next("the packet that is lost");
        if (!PACKETS.contains(name.toUpperCase(Locale.ROOT))) {
            throw new ExpectationProblem(
                    name
                            + " is no packet that can be lost; they are "
                            + String.join(", ", PACKETS));
        }
        return new Expectation.Lost(details(WHO).who(), name.toUpperCase(Locale.ROOT));
    }

    private ExpectationDetails details(Set<String> allowed) throws ExpectationProblem {
        return ExpectationDetails.read(words, allowed);
    }
}
