package io.mqttplayground.course.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.format.LessonParser;
import io.mqttplayground.course.format.ParseResult;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCheckTest {

    private long number;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "published to sensor/temperature                    | sensor/temperature |"
                        + " anything",
                "published to sensor/temperature, payload 21.5      | sensor/temperature | 21.5",
                "published to sensor/temperature, payload 21.5      | sensor/temperature | ' 21.50"
                        + " '",
                "published to sensor/temperature, payload 21.5      | sensor/temperature | 2.15e1",
                "published to sensor/+, payload 'good  day'         | sensor/x           | 'good"
                        + " day '",
                "published to sensor/#, payload <number>            | sensor/a/b         | -3",
                "published to a, payload <empty>                    | a                  | ''",
                "published to a, payload <not empty>                | a                  | x",
                "published to a, payload <not JSON>                 | a                  |"
                        + " '{\"value\":'",
                "published to a, payload exactly 21.50              | a                  | 21.50",
                "published to a, json {\"value\": 21.5}             | a | '{ \"x\":1, \"value\" :"
                        + " 21.50}'",
                "published to a, json {\"value\": \"<number above 30>\"} | a | '{\"value\":30.1}'",
                "published to a, json {\"value\": \"<text>\", \"t\": \"<whole number>\"} | a |"
                        + " '{\"t\":5,\"value\":\"ON\"}'",
            })
    void whatFitsPasses(String expectation, String topic, String payload) {
        TaskCheck check = check(expectation.replace('\'', '"'));
        check.on(publish("me", topic, payload == null ? "" : payload));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "published to sensor/temperature | sensor/temp | 1 |"
                        + " published to sensor/temp, the task asks for sensor/temperature",
                "published to sensor/t | /sensor/t | 1 | published to /sensor/t, the task asks for"
                        + " sensor/t (without the / in front: /sensor/t is another topic)",
                "published to /a/b/# | a/b/c | 1 | published to a/b/c, the task asks for /a/b/#"
                        + " (with a / in front: a/b/c is another topic)",
                "published to /a/b/# | c | 1 | published to c, the task asks for /a/b/#",
                "published to sensor/t | Sensor/T | 1 | published to Sensor/T, the task asks for"
                        + " sensor/t (capital and small letters are different)",
                "published to a, payload 21.5 | a | 21.6 |"
                        + " published 21.6, the task asks for 21.5",
                "published to a, payload exactly 21.50 | a | 21.5 |"
                        + " published 21.5, the task asks for exactly 21.50",
                "published to a, payload <empty> | a | x |"
                        + " published x, the task asks for an empty payload",
                "published to a, json {\"value\": 1} | a | 21.5 |"
                        + " published 21.5, the task asks for a JSON object with value",
                "published to a, json {\"value\": 1} | a | '{\"valeu\":1}' | published JSON"
                        + " without the field value, the task asks for value: 1",
                "published to a, json {\"value\": \"<number>\"} | a | '{\"value\":\"1\"}' |"
                        + " published value \"1\", the task asks for a number",
                "published to a, retained | a | 1 |"
                        + " published with RETAIN=0, the task asks for a retained message",
                "published to a, QoS 1 | a | 1 |"
                        + " published with QoS 0, the task asks for QoS 1",
                "published to a, as alice | a | 1 |"
                        + " published as anonymous, the task asks for alice",
                "published to a, client tom | a | 1 |"
                        + " published as client me, the task asks for client tom",
                "published to b, QoS 1 | a | 1 | published to a, the task asks for b; with QoS 0,"
                        + " the task asks for QoS 1",
                "received on a | a | 1 | nothing received yet, the task asks for a message on a",
            })
    void aNearMissSaysWhatWasSeenAndWhatIsMissing(
            String expectation, String topic, String payload, String told) {
        TaskCheck check = check(expectation);
        check.on(publish("me", topic, payload));
        assertThat(missing(check)).containsExactly(told);
    }

    @Test
    void ofSeveralTriesTheNearestIsExplained() {
        TaskCheck check = check("published to sensor/t, payload 1, retained");
        check.on(publish("me", "sensor/t", "1"));
        check.on(publish("me", "other", "2"));
        assertThat(missing(check))
                .containsExactly("published with RETAIN=0, the task asks for a retained message");
    }

    @Test
    void aTryAtTheRightTopicIsNearerThanOneThatIsRightElsewhere() {
        TaskCheck check = check("published to a, payload <number>", "published to b, payload 1");
        check.on(publish("me", "a", "60%"));
        check.on(publish("me", "c", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "published 60%, the task asks for a number",
                        "published to c, the task asks for b");
    }

    @Test
    void whatIsRightForOneThingIsNoTryAtAnother() {
        TaskCheck check = check("published to a", "published to b", "subscribed to c");
        check.on(publish("me", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "the task also asks for a message to b",
                        "no subscription yet, the task asks for a subscription to c");
    }

    @Test
    void whatHasToHappenTwiceAndHappenedOnceIsAskedForOnceMore() {
        TaskCheck check = ordered("dropped client tom", "published to a", "dropped client tom");
        check.on(closed("tom", false));
        check.on(publish("me", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "the task asks once more for a client that goes without DISCONNECT as"
                                + " client tom");
    }

    @Test
    void nothingAtAllIsMissingAndUntried() {
        TaskCheck check = check("published to a, payload 5, retained", "connected as alice");
        assertThat(check.outcome())
                .isEqualTo(
                        new TaskOutcome.Missing(
                                List.of(),
                                List.of(
                                        "nothing published yet, the task asks for 5 to a, retained",
                                        "nobody connected yet, the task asks for a client that"
                                                + " connects as alice"),
                                false));
    }

    @Test
    void aDeniedPublishIsNoPublish() {
        TaskCheck check =
                check("published to /iot/user/bob/x", "denied publish to /iot/user/bob/#");
        denied(check, "me", "/iot/user/bob/x");
        TaskOutcome.Missing outcome = (TaskOutcome.Missing) check.outcome();
        assertThat(outcome.seen()).containsExactly("me published to /iot/user/bob/x, denied");
        assertThat(outcome.missing())
                .containsExactly(
                        "published to /iot/user/bob/x and was denied (no rule allows it), the task"
                                + " asks for one that is allowed");
    }

    @Test
    void anAllowedPublishIsNotADeniedOne() {
        TaskCheck check = check("denied publish to sensor/#");
        check.on(publish("me", "sensor/t", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "published and was allowed to, the task asks for one that is denied");
    }

    @Test
    void aSubscriptionCountsOnceItIsAnswered() {
        TaskCheck granted = check("subscribed to sensor/#, granted");
        TaskCheck refused = check("denied subscribe to sensor/#");
        for (TaskCheck check : List.of(granted, refused)) {
            check.on(
                    toBroker(
                            "me",
                            new Packet.Subscribe(7, List.of(new Packet.Filter("sensor/#", 0)))));
            assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
            check.on(toClient("me", new Packet.Suback(7, List.of(0x80))));
        }
        assertThat(missing(granted))
                .containsExactly(
                        "subscribed and was refused (SUBACK 0x80), the task asks for a granted"
                                + " filter");
        assertThat(refused.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void aConnectCountsByItsAnswer() {
        TaskCheck accepted = check("connected as alice");
        TaskCheck denied = check("denied connect as alice");
        for (TaskCheck check : List.of(accepted, denied)) {
            check.on(
                    seen(
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
                        1, Instant.EPOCH, "me", Optional.of("alice"), connect, "wrong password"));
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
        connect(
                check,
                new Packet.Connect("me", Optional.empty(), true, 60, Optional.empty()),
                false);
        assertThat(missing(check)).containsExactly(told);
        connect(
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
        connect(
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
    void aMessageThatIsSentAgainIsTold() {
        TaskCheck again = check("published to a, DUP");
        TaskCheck first = check("published to a, not DUP");
        for (TaskCheck check : List.of(again, first)) {
            check.on(publish("me", "a", "1"));
        }
        assertThat(first.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
        assertThat(missing(again))
                .containsExactly("published with DUP=0, the task asks for one that is sent again");
        again.on(toBroker("me", new Packet.Publish("a", 1, false, true, 1, new byte[] {'1'}, 1)));
        assertThat(again.outcome())
                .isEqualTo(new TaskOutcome.Satisfied(List.of("me published 1 to a, DUP")));
    }

    @Test
    void aPacketIsLostWhenAFaultTookIt() {
        TaskCheck check = check("lost publish, client tom");
        check.on(publish("tom", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "nothing was lost on purpose yet, the task asks for a lost PUBLISH of tom");
        check.on(lost("tom", new Packet.Puback(1)));
        assertThat(missing(check)).containsExactly("lost a PUBACK, the task asks for a PUBLISH");
        check.on(lost("tom", packet("a", "1", false)));
        assertThat(check.outcome())
                .isEqualTo(new TaskOutcome.Satisfied(List.of("tom lost a PUBLISH")));
    }

    @Test
    void comingBackIsToConnectAgainUnderTheSameIdentifier() {
        TaskCheck check = check("dropped client tom", "reconnected client tom");
        check.on(toClient("tom", new Packet.Connack(0, false)));
        check.on(closed("tom", true));
        assertThat(missing(check))
                .containsExactly(
                        "left with DISCONNECT, the task asks for a client that goes without it",
                        "connected as client tom for the first time, the task asks for a client"
                                + " that comes back under its client identifier");
        check.on(toClient("tom", new Packet.Connack(0, true)));
        check.on(closed("tom", false));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void orderDoesNotMatter() {
        TaskCheck check = check("published to a", "published to b");
        check.on(publish("me", "b", "1"));
        check.on(publish("me", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void orderMattersIfTheTaskSaysSo() {
        TaskCheck check = ordered("published to a", "published to b");
        check.on(publish("me", "b", "1"));
        check.on(publish("me", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "me published 1 to b, but too early: the task asks for it later, after the"
                                + " steps before it");
        check.on(publish("me", "b", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void theShellsOwnRolesDoNotCount() {
        TaskCheck check = new TaskCheck(expectations("published to a"), "role"::equals);
        check.on(publish("role", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
        check.on(publish("me", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void anOwnRoleCountsWhereTheTaskNamesIt() {
        Expectations all = expectations("dropped client role", "published to a");
        TaskCheck check = new TaskCheck(all, "role"::equals);
        check.on(publish("role", "a", "1"));
        check.on(closed("role", false));
        TaskOutcome.Missing outcome = (TaskOutcome.Missing) check.outcome();
        assertThat(outcome.seen()).containsExactly("role left without DISCONNECT");
        assertThat(outcome.missing()).hasSize(1);
    }

    @Test
    void aDeliveryIsReceivedAndNotPublished() {
        TaskCheck check = check("received on a, retained", "published to a");
        check.on(toClient("me", packet("a", "1", true)));
        TaskOutcome.Missing outcome = (TaskOutcome.Missing) check.outcome();
        assertThat(outcome.seen()).containsExactly("me received 1 on a, retained");
        assertThat(outcome.missing()).hasSize(1);
    }

    @Test
    void aPayloadCutShortCannotBeCheckedAndSaysSo() {
        TaskCheck check = check("published to a, payload x");
        check.on(toBroker("me", new Packet.Publish("a", 0, false, false, 0, new byte[4], 9000)));
        assertThat(missing(check))
                .containsExactly(
                        "published a payload of 9000 bytes, too long to check, the task asks for"
                                + " x");
    }

    private void connect(TaskCheck check, Packet.Connect connect, boolean sessionPresent) {
        check.on(toBroker("me", connect));
        check.on(toClient("me", new Packet.Connack(0, sessionPresent)));
    }

    private static TaskCheck check(String... expectations) {
        return new TaskCheck(expectations(expectations), client -> false);
    }

    private static TaskCheck ordered(String... expectations) {
        Expectations all = expectations(expectations);
        return new TaskCheck(new Expectations(all.all(), true), client -> false);
    }

    private static Expectations expectations(String... lines) {
        String list = List.of(lines).stream().map(l -> "- " + l).collect(Collectors.joining("\n"));
        String text =
                "# Lesson 1 (x): X\n## S\n```task\nDo it.\nexpect:\n"
                        + list
                        + "\nhints:\n1. h\nsolution:\n  pub\n```\n";
        ParseResult result = new LessonParser().parse("01-x.md", text);
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result)
                .lesson()
                .tasks()
                .map(Block.Task::expectations)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> missing(TaskCheck check) {
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
        return ((TaskOutcome.Missing) check.outcome()).missing();
    }

    private static Packet.Publish packet(String topic, String payload, boolean retain) {
        byte[] bytes = payload.getBytes(UTF_8);
        return new Packet.Publish(topic, 0, retain, false, 0, bytes, bytes.length);
    }

    private WireEvent publish(String client, String topic, String payload) {
        return toBroker(client, packet(topic, payload, false));
    }

    private void denied(TaskCheck check, String client, String topic) {
        Packet.Publish packet = packet(topic, "1", false);
        check.on(toBroker(client, packet));
        check.on(
                new WireEvent.Refused(
                        ++number,
                        Instant.EPOCH,
                        client,
                        Optional.empty(),
                        packet,
                        "no rule allows it"));
    }

    private WireEvent toBroker(String client, Packet packet) {
        return seen(client, Optional.empty(), Direction.TO_BROKER, packet);
    }

    private WireEvent toClient(String client, Packet packet) {
        return seen(client, Optional.empty(), Direction.TO_CLIENT, packet);
    }

    private WireEvent seen(
            String client, Optional<String> account, Direction direction, Packet packet) {
        return new WireEvent.PacketSeen(
                ++number, Instant.EPOCH, client, account, direction, packet);
    }

    private WireEvent lost(String client, Packet packet) {
        return new WireEvent.Lost(
                ++number,
                Instant.EPOCH,
                client,
                Optional.empty(),
                Direction.TO_BROKER,
                packet,
                "on purpose");
    }

    private WireEvent closed(String client, boolean graceful) {
        return new WireEvent.ConnectionClosed(
                ++number, Instant.EPOCH, client, Optional.empty(), graceful, Optional.empty());
    }
}
