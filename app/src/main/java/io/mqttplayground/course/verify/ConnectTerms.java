package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Terms;
import io.mqttplayground.wire.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a CONNECT and its answer with what a task asks for. */
final class ConnectTerms {

    private final Messages messages;

    ConnectTerms(Messages messages) {
        this.messages = messages;
    }

    void compare(Terms wanted, Happening.Connect seen, List<Difference> differences) {
        seen.asked().ifPresent(asked -> compareAsked(wanted, asked, differences));
        if (wanted.sessionPresent().isPresent()
                && wanted.sessionPresent().get() != seen.sessionPresent()) {
            differences.add(
                    seen.sessionPresent()
                            ? new Difference("to a session that was kept", "a new session")
                            : new Difference("to a new session", "session present in the CONNACK"));
        }
    }

    private void compareAsked(Terms wanted, Packet.Connect asked, List<Difference> differences) {
        if (wanted.cleanSession().isPresent()
                && wanted.cleanSession().get() != asked.cleanSession()) {
            differences.add(
                    asked.cleanSession()
                            ? new Difference("with a clean session", "a persistent one")
                            : new Difference("with a persistent session", "a clean one"));
        }
        int keepAlive = asked.keepAliveSeconds();
        if (wanted.keepAliveSeconds().isPresent()
                && wanted.keepAliveSeconds().getAsInt() != keepAlive) {
            differences.add(
                    new Difference(
                            "with keep alive " + keepAlive,
                            "keep alive " + wanted.keepAliveSeconds().getAsInt()));
        }
        wanted.will().ifPresent(will -> compareWill(will, asked.will(), differences));
    }

    private void compareWill(
            Message wanted, Optional<Packet.Publish> seen, List<Difference> differences) {
        if (seen.isEmpty()) {
            differences.add(new Difference("without a will", "one to " + wanted.topics().text()));
        } else {
            List<Difference> inWill = new ArrayList<>();
            messages.compare("to ", wanted, seen.get(), inWill);
            inWill.forEach(one -> differences.add(one.after("with a will ")));
        }
    }
}
