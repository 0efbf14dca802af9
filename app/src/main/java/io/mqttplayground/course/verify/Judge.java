package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.wire.Packet;

/** Compares one expectation with one happening. */
final class Judge {

    private static final Verdict UNRELATED = new Verdict.Unrelated();

    private final Messages messages = new Messages();
    private final ConnectTerms terms = new ConnectTerms(messages);

    Verdict judge(Expectation expectation, Happening happening) {
        if (happening instanceof Happening.Connect connect) {
            return connect(expectation, connect);
        } else if (happening instanceof Happening.Subscription subscription) {
            return expectation instanceof Expectation.Subscribed subscribed
                    ? subscription(subscribed, subscription)
                    : UNRELATED;
        } else if (happening instanceof Happening.Publish publish) {
            return publish(expectation, publish);
        } else if (happening instanceof Happening.Delivery delivery) {
            return expectation instanceof Expectation.Received received
                    ? delivery(received, delivery)
                    : UNRELATED;
        } else if (happening instanceof Happening.Lost lost) {
            return expectation instanceof Expectation.Lost wanted ? lost(wanted, lost) : UNRELATED;
        }
        return close(expectation, (Happening.Close) happening);
    }

    private Verdict connect(Expectation expectation, Happening.Connect connect) {
        boolean accepted = connect.refused().isEmpty();
        Comparison comparison = new Comparison(expectation, connect);
        if (expectation instanceof Expectation.Connected wanted) {
            if (!accepted) {
                comparison.differ(refusal(connect), "one that is accepted");
            }
            terms.compare(wanted.terms(), connect, comparison.differences());
        } else if (expectation instanceof Expectation.ConnectDenied) {
            if (accepted) {
                comparison.differ("and was accepted", "one that is refused");
            }
        } else if (expectation instanceof Expectation.Reconnected && accepted) {
            if (!connect.again()) {
                comparison.differ(
                        "as client " + connect.clientId() + " for the first time",
                        "a client that comes back under its client identifier");
            }
        } else {
            return UNRELATED;
        }
        boolean will =
                expectation instanceof Expectation.Connected wanted
                        && wanted.terms().will().isPresent();
        String how =
                connect.sessionPresent()
                        ? "to the session that was kept"
                        : will ? "with its will" : "";
        return comparison.verdict("connected", accepted ? how : refusal(connect));
    }

    private static String refusal(Happening.Connect connect) {
        return "and was refused (" + connect.refused().orElse("") + ")";
    }

    private static Verdict subscription(
            Expectation.Subscribed wanted, Happening.Subscription seen) {
        Comparison comparison = new Comparison(wanted, seen);
        String filter = wanted.filter().text();
        if (!filter.equals(seen.filter())) {
            comparison.differ("to " + seen.filter(), filter + Topics.note(seen.filter(), filter));
        }
        boolean toBeGranted = wanted.grant() == Grant.GRANTED;
        boolean granted = seen.granted().isPresent();
        if (granted && !toBeGranted) {
            comparison.differ("and was granted it", "a refusal");
        } else if (!granted && toBeGranted) {
            comparison.differ("and was refused (SUBACK 0x80)", "a granted filter");
        } else if (granted && wanted.qos().isPresent() && !wanted.qos().equals(seen.granted())) {
            comparison.differ(
                    "with QoS " + seen.granted().getAsInt(), "QoS " + wanted.qos().getAsInt());
        }
        String end = granted ? "" : ", refused";
        return comparison.verdict("subscribed", "to " + seen.filter() + end);
    }

    private Verdict publish(Expectation expectation, Happening.Publish seen) {
        if (expectation instanceof Expectation.Published wanted) {
            return published(wanted, seen);
        }
        return expectation instanceof Expectation.PublishDenied wanted
                ? denied(wanted, seen)
                : UNRELATED;
    }

    private Verdict published(Expectation.Published wanted, Happening.Publish seen) {
        Comparison comparison = new Comparison(wanted, seen);
        Packet.Publish packet = seen.packet();
        seen.denied()
                .ifPresent(
                        rule ->
                                comparison.differ(
                                        "to %s and was denied (%s)".formatted(packet.topic(), rule),
                                        "one that is allowed"));
        messages.compare("to ", wanted.message(), packet, comparison.differences());
        return comparison.verdict("published", told("to ", packet));
    }

    private Verdict denied(Expectation.PublishDenied wanted, Happening.Publish seen) {
        Comparison comparison = new Comparison(wanted, seen);
        String topic = seen.packet().topic();
        messages.compareTopic("to ", wanted.topics(), topic, comparison.differences());
        if (seen.denied().isEmpty()) {
            comparison.differ("and was allowed to", "one that is denied");
        }
        return comparison.verdict("published", "to " + topic + ", denied");
    }

    private Verdict delivery(Expectation.Received wanted, Happening.Delivery seen) {
        Comparison comparison = new Comparison(wanted, seen);
        messages.compare("on ", wanted.message(), seen.packet(), comparison.differences());
        return comparison.verdict("received", told("on ", seen.packet()));
    }

    private static String told(String preposition, Packet.Publish packet) {
        return Payloads.shown(packet)
                + " "
                + preposition
                + packet.topic()
                + (packet.retain() ? ", retained" : "")
                + (packet.dup() ? ", DUP" : "");
    }

    private static Verdict lost(Expectation.Lost wanted, Happening.Lost seen) {
        Comparison comparison = new Comparison(wanted, seen);
        String name = seen.packet().name();
        if (!name.equals(wanted.packet())) {
            comparison.differ("a " + name, "a " + wanted.packet());
        }
        return comparison.verdict("lost", "a " + name);
    }

    private static Verdict close(Expectation expectation, Happening.Close seen) {
        if (!(expectation instanceof Expectation.Dropped)) {
            return UNRELATED;
        }
        Comparison comparison = new Comparison(expectation, seen);
        if (seen.graceful()) {
            comparison.differ("with DISCONNECT", "a client that goes without it");
        }
        return comparison.verdict("left", "without DISCONNECT");
    }
}
