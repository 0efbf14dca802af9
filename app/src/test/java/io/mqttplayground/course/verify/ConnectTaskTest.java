package io.mqttplayground.course.verify;

import static io.mqttplayground.course.verify.TaskEvents.packet;
import static io.mqttplayground.course.verify.TaskText.check;
import static io.mqttplayground.course.verify.TaskText.missing;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectTaskTest {

    private final TaskEvents events = new TaskEvents();

    @Test
    void aConnectCountsByItsAnswer() {
        TaskCheck accepted = check("connected as alice");
        TaskCheck denied = check("denied connect as alice");
        for (TaskCheck check : List.of(accepted, denied)) {
            check.on(
                    events.seen(
                            "me",
                            Optional.of("alice"),
                            Direction.TO_CLIENT,
                            new Packet.Connack(5, false)));
        }
        assertThat(missing(accepted))
                .containsExactly(
                        "connected and was refused (CONNACK return code 5), the task asks for one"
                                + " that is accepted");
        assertThat(denied.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void aConnectThatAGuardRefusesIsDenied() {
        TaskCheck check = check("denied connect as alice");
        Packet connect = new Packet.Connect("me", Optional.of("alice"), true, 0, Optional.empty());
        check.on(
                new WireEvent.Refused(
                        new WireEvent.Header(1, Instant.EPOCH, "me", Optional.of("alice")),
                        connect,
                        "wrong password"));
        assertThat(check.outcome())
                .isEqualTo(
                        new TaskOutcome.Satisfied(
                                List.of("me connected and was refused (wrong password)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connected, persistent session    | connected with a clean session, the task asks"
                        + " for a persistent one",
                "connected, session present       | connected to a new session, the task asks for"
                        + " session present in the CONNACK",
                "connected, keep alive 5          | connected with keep alive 60, the task asks for"
                        + " keep alive 5",
                "connected, will to s, payload x  | connected without a will, the task asks for one"
                        + " to s",
            })
    void aConnectIsComparedWithTheTermsAskedFor(String expectation, String told) {
        TaskCheck check = check(expectation);
        events.connect(
                check,
                new Packet.Connect("me", Optional.empty(), true, 60, Optional.empty()),
                false);
        assertThat(missing(check)).containsExactly(told);
        events.connect(
                check,
                new Packet.Connect(
                        "me", Optional.empty(), false, 5, Optional.of(packet("s", "x", true))),
                true);
        assertThat(check.outcome())
                .isEqualTo(
                        new TaskOutcome.Satisfied(
                                List.of("me connected to the session that was kept")));
    }

    @Test
    void anotherWillThanTheOneAskedForIsTold() {
        TaskCheck check = check("connected client me, will to d/status, payload off, retained");
        assertThat(missing(check))
                .containsExactly(
                        "nobody connected yet, the task asks for a client that connects as client"
                                + " me, with the will off to d/status, retained");
        events.connect(
                check,
                new Packet.Connect(
                        "me",
                        Optional.empty(),
                        true,
                        0,
                        Optional.of(packet("d/status", "off", false))),
                false);
        assertThat(missing(check))
                .containsExactly(
                        "connected with a will with RETAIN=0, the task asks for a retained"
                                + " message");
    }

    @Test
    void comingBackIsToConnectAgainUnderTheSameIdentifier() {
        TaskCheck check = check("dropped client tom", "reconnected client tom");
        check.on(events.toClient("tom", new Packet.Connack(0, false)));
        check.on(events.closed("tom", true));
        assertThat(missing(check))
                .containsExactly(
                        "left with DISCONNECT, the task asks for a client that goes without it",
                        "connected as client tom for the first time, the task asks for a client"
                                + " that comes back under its client identifier");
        check.on(events.toClient("tom", new Packet.Connack(0, true)));
        check.on(events.closed("tom", false));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }
}
