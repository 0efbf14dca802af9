package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Who;
import io.mqttplayground.wire.Packet;
import java.util.ArrayList;
import java.util.List;

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
                    ? message(
                            "received",
                            "on ",
                            received.message(),
                            delivery.packet(),
                            received,
                            delivery)
                    : UNRELATED;
        }
        return close(expectation, (Happening.Close) happening);
    }

    private Verdict connect(Expectation expectation, Happening.Connect connect) {
        boolean accepted = connect.refused().isEmpty();
        List<Difference> differences = new ArrayList<>();
        if (expectation instanceof Expectation.Connected wanted) {
            if (!accepted) {
                differences.add(new Difference(refusal(connect), "one that is accepted"));
            }
            terms.compare(wanted.terms(), connect, differences);
        } else if (expectation instanceof Expectation.ConnectDenied) {
            if (accepted) {
                differences.add(new Difference("and was accepted", "one that is refused"));
            }
        } else if (expectation instanceof Expectation.Reconnected && accepted) {
            if (!connect.again()) {
                differences.add(
                        new Difference(
                                "as client " + connect.clientId() + " for the first time",
                                "a client that comes back under its client identifier"));
            }
        } else {
            return UNRELATED;
        }
        String how = connect.sessionPresent() ? "to the session that was kept" : "";
        return verdict(
                "connected", accepted ? how : refusal(connect), differences, expectation, connect);
    }

    private static String refusal(Happening.Connect connect) {
        return "and was refused (" + connect.refused().orElse("") + ")";
    }

    private static Verdict subscription(
            Expectation.Subscribed wanted, Happening.Subscription seen) {
        List<Difference> differences = new ArrayList<>();
        String filter = wanted.filter().text();
        if (!filter.equals(seen.filter())) {
            differences.add(
                    new Difference(
                            "to " + seen.filter(), filter + Topics.note(seen.filter(), filter)));
        }
        if (seen.granted() != (wanted.grant() == Grant.GRANTED)) {
            differences.add(
                    seen.granted()
                            ? new Difference("and was granted it", "a refusal")
                            : new Difference("and was refused (SUBACK 0x80)", "a granted filter"));
        }
        String end = seen.granted() ? "" : ", refused";
        return verdict("subscribed", "to " + seen.filter() + end, differences, wanted, seen);
    }

    private Verdict publish(Expectation expectation, Happening.Publish seen) {
        Packet.Publish packet = seen.packet();
        if (expectation instanceof Expectation.Published published) {
            Verdict verdict =
                    message("published", "to ", published.message(), packet, published, seen);
            if (seen.denied().isEmpty()) {
                return verdict;
            }
            List<Difference> all = new ArrayList<>();
            all.add(
                    new Difference(
                            "to %s and was denied (%s)"
                                    .formatted(packet.topic(), seen.denied().get()),
                            "one that is allowed"));
            if (verdict instanceof Verdict.Misses misses) {
                all.addAll(misses.differences());
            }
            return new Verdict.Misses("published", all);
        } else if (expectation instanceof Expectation.PublishDenied denied) {
            List<Difference> differences = new ArrayList<>();
            messages.compareTopic("to ", denied.topics(), packet.topic(), differences);
            if (seen.denied().isEmpty()) {
                differences.add(new Difference("and was allowed to", "one that is denied"));
            }
            return verdict(
                    "published", "to " + packet.topic() + ", denied", differences, denied, seen);
        }
        return UNRELATED;
    }

    private Verdict message(
            String verb,
            String preposition,
            Message wanted,
            Packet.Publish packet,
            Expectation expectation,
            Happening happening) {
        List<Difference> differences = new ArrayList<>();
        messages.compare(preposition, wanted, packet, differences);
        String seen =
                "%s %s%s%s%s"
                        .formatted(
                                Payloads.shown(packet),
                                preposition,
                                packet.topic(),
                                packet.retain() ? ", retained" : "",
                                packet.dup() ? ", DUP" : "");
        return verdict(verb, seen, differences, expectation, happening);
    }

    private static Verdict close(Expectation expectation, Happening.Close close) {
        if (!(expectation instanceof Expectation.Dropped)) {
            return UNRELATED;
        }
        List<Difference> differences = new ArrayList<>();
        if (close.graceful()) {
            differences.add(new Difference("with DISCONNECT", "a client that goes without it"));
        }
        return verdict("left", "without DISCONNECT", differences, expectation, close);
    }

    private static Verdict verdict(
            String verb,
            String seen,
            List<Difference> differences,
            Expectation expectation,
            Happening happening) {
        who(expectation.who(), happening, differences);
        if (!differences.isEmpty()) {
            return new Verdict.Misses(verb, differences);
        }
        return new Verdict.Fits("%s %s %s".formatted(happening.clientId(), verb, seen).strip());
    }

    private static void who(Who wanted, Happening seen, List<Difference> differences) {
        if (wanted.account().isPresent() && !wanted.account().get().name().equals(seen.account())) {
            differences.add(
                    new Difference(
                            "as " + seen.account().orElse("anonymous"),
                            "" + wanted.account().get()));
        }
        if (wanted.clientId().isPresent() && !wanted.clientId().get().equals(seen.clientId())) {
            differences.add(
                    new Difference(
                            "as client " + seen.clientId(), "client " + wanted.clientId().get()));
        }
    }
}
