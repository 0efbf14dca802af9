package io.mqttplayground.course.verify;

import static io.mqttplayground.course.verify.TaskEvents.packet;
import static io.mqttplayground.course.verify.TaskText.check;
import static io.mqttplayground.course.verify.TaskText.expectations;
import static io.mqttplayground.course.verify.TaskText.missing;
import static io.mqttplayground.course.verify.TaskText.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.wire.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCheckTest {

    private final TaskEvents events = new TaskEvents();

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
                "published to a, json {\"t\": \"<whole number>\"} | a | '{\"t\":1732287600.0}'",
            })
    void whatFitsPasses(String expectation, String topic, String payload) {
        TaskCheck check = check(expectation.replace('\'', '"'));
        check.on(events.publish("me", topic, payload == null ? "" : payload));
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
                "published to a, payload <empty> | a | '  ' |"
                        + " published a blank payload, the task asks for an empty payload",
                "published to a, json {\"value\": 1} | a | 21.5 |"
                        + " published 21.5, the task asks for a JSON object with value: 1",
                "published to a, json {\"value\": 1, \"on\": \"<text>\"} | a | x |"
                        + " published x, the task asks for a JSON object with on: a text in"
                        + " quotes, value: 1",
                "published to a, json {\"t\": \"<whole number>\"} | a | '{\"t\":1732287600.50}' |"
                        + " published t 1732287600.50, the task asks for a whole number",
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
        check.on(events.publish("me", topic, payload));
        assertThat(missing(check)).containsExactly(told);
    }

    @Test
    void ofSeveralTriesTheNearestIsExplained() {
        TaskCheck check = check("published to sensor/t, payload 1, retained");
        check.on(events.publish("me", "sensor/t", "1"));
        check.on(events.publish("me", "other", "2"));
        assertThat(missing(check))
                .containsExactly("published with RETAIN=0, the task asks for a retained message");
    }

    @Test
    void aTryAtTheRightTopicIsNearerThanOneThatIsRightElsewhere() {
        TaskCheck check = check("published to a, payload <number>", "published to b, payload 1");
        check.on(events.publish("me", "a", "60%"));
        check.on(events.publish("me", "c", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "published 60%, the task asks for a number",
                        "published to c, the task asks for b");
    }

    @Test
    void whatIsRightForOneThingIsNoTryAtAnother() {
        TaskCheck check = check("published to a", "published to b", "subscribed to c");
        check.on(events.publish("me", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "the task also asks for a message to b",
                        "no subscription yet, the task asks for a subscription to c");
    }

    @Test
    void whatHasToHappenTwiceAndHappenedOnceIsAskedForOnceMore() {
        TaskCheck check = ordered("dropped client tom", "published to a", "dropped client tom");
        check.on(events.closed("tom", false));
        check.on(events.publish("me", "a", "1"));
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
        events.denied(check, "me", "/iot/user/bob/x");
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
        check.on(events.publish("me", "sensor/t", "1"));
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
                    events.toBroker(
                            "me",
                            new Packet.Subscribe(7, List.of(new Packet.Filter("sensor/#", 0)))));
            assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
            check.on(events.toClient("me", new Packet.Suback(7, List.of(0x80))));
        }
        assertThat(missing(granted))
                .containsExactly(
                        "subscribed and was refused (SUBACK 0x80), the task asks for a granted"
                                + " filter");
        assertThat(refused.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void aMessageThatIsSentAgainIsTold() {
        TaskCheck again = check("published to a, DUP");
        TaskCheck first = check("published to a, not DUP");
        for (TaskCheck check : List.of(again, first)) {
            check.on(events.publish("me", "a", "1"));
        }
        assertThat(first.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
        assertThat(missing(again))
                .containsExactly("published with DUP=0, the task asks for one that is sent again");
        again.on(
                events.toBroker(
                        "me", new Packet.Publish("a", 1, false, true, 1, new byte[] {'1'}, 1)));
        assertThat(again.outcome())
                .isEqualTo(new TaskOutcome.Satisfied(List.of("me published 1 to a, DUP")));
    }

    @Test
    void aPacketIsLostWhenAFaultTookIt() {
        TaskCheck check = check("lost publish, client tom");
        check.on(events.publish("tom", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "nothing was lost on purpose yet, the task asks for a lost PUBLISH of tom");
        check.on(events.lost("tom", new Packet.Puback(1)));
        assertThat(missing(check)).containsExactly("lost a PUBACK, the task asks for a PUBLISH");
        check.on(events.lost("tom", packet("a", "1", false)));
        assertThat(check.outcome())
                .isEqualTo(new TaskOutcome.Satisfied(List.of("tom lost a PUBLISH")));
    }

    @Test
    void whatHappenedStaysSeenHoweverMuchElsePassesBy() {
        TaskCheck anyOrder = check("published to a", "published to b");
        TaskCheck inOrder = ordered("published to a", "published to b");
        for (TaskCheck check : List.of(anyOrder, inOrder)) {
            check.on(events.publish("me", "a", "1"));
            for (int i = 0; i < 5_000; i++) {
                check.on(events.publish("bench", "bench/x", "1"));
            }
            check.on(events.publish("me", "b", "1"));
            assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
        }
    }

    @Test
    void theLatestTryIsExplainedHoweverMuchElsePassesBy() {
        TaskCheck check = check("published to a, payload x");
        check.on(events.publish("me", "a", "y"));
        check.on(events.publish("me", "a", "z"));
        for (int i = 0; i < 5_000; i++) {
            check.on(events.publish("bench", "bench/x", "1"));
        }
        assertThat(missing(check)).containsExactly("published z, the task asks for x");
    }

    /** The broker names what it refuses without the packet identifier. */
    @Test
    void aPublishAtQos1ThatIsDeniedIsNoPublishEither() {
        TaskCheck check = ordered("published to a", "published to b");
        byte[] payload = {'1'};
        check.on(events.toBroker("me", new Packet.Publish("a", 1, false, false, 7, payload, 1)));
        check.on(events.publish("other", "b", "1"));
        check.on(events.refused("me", new Packet.Publish("a", 1, false, false, 0, payload, 1)));
        assertThat(missing(check))
                .containsExactly(
                        "published to a and was denied (no rule allows it), the task asks for one"
                                + " that is allowed");
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "b", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void orderDoesNotMatter() {
        TaskCheck check = check("published to a", "published to b");
        check.on(events.publish("me", "b", "1"));
        check.on(events.publish("me", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void orderMattersIfTheTaskSaysSo() {
        TaskCheck check = ordered("published to a", "published to b");
        check.on(events.publish("me", "b", "1"));
        check.on(events.publish("me", "a", "1"));
        assertThat(missing(check))
                .containsExactly(
                        "me published 1 to b, but too early: the task asks for it later, after the"
                                + " steps before it");
        check.on(events.publish("me", "b", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void aLaterTryThatMissesSaysMoreThanAnEarlierOneThatCameTooEarly() {
        TaskCheck check = ordered("published to a", "published to b, payload x");
        check.on(events.publish("me", "b", "x"));
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "b", "y"));
        assertThat(missing(check)).containsExactly("published y, the task asks for x");
    }

    @Test
    void aTryAtAnotherTopicDoesNotHideThatOneCameTooEarly() {
        TaskCheck check = ordered("published to a", "published to b");
        check.on(events.publish("me", "b", "x"));
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "c", "x"));
        assertThat(missing(check)).singleElement().asString().contains("too early");
    }

    @Test
    void whatHappenedBeforeTheStepsSeenIsNoTryAtTheNextOne() {
        TaskCheck check =
                ordered("published to a, payload 1", "published to b", "published to a, payload 2");
        check.on(events.publish("me", "a", "3"));
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "b", "1"));
        assertThat(missing(check)).containsExactly("the task also asks for 2 to a");
    }

    @Test
    void theShellsOwnRolesDoNotCount() {
        TaskCheck check = new TaskCheck(expectations("published to a"), "role"::equals);
        check.on(events.publish("role", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Missing.class);
        check.on(events.publish("me", "a", "1"));
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }

    @Test
    void anOwnRoleCountsWhereTheTaskNamesIt() {
        Expectations all = expectations("dropped client role", "published to a");
        TaskCheck check = new TaskCheck(all, "role"::equals);
        check.on(events.publish("role", "a", "1"));
        check.on(events.closed("role", false));
        TaskOutcome.Missing outcome = (TaskOutcome.Missing) check.outcome();
        assertThat(outcome.seen()).containsExactly("role left without DISCONNECT");
        assertThat(outcome.missing()).hasSize(1);
    }

    @Test
    void aDeliveryIsReceivedAndNotPublished() {
        TaskCheck check = check("received on a, retained", "published to a");
        check.on(events.toClient("me", packet("a", "1", true)));
        TaskOutcome.Missing outcome = (TaskOutcome.Missing) check.outcome();
        assertThat(outcome.seen()).containsExactly("me received 1 on a, retained");
        assertThat(outcome.missing()).hasSize(1);
    }

    @Test
    void aPayloadCutShortCannotBeCheckedAndSaysSo() {
        TaskCheck check = check("published to a, payload x");
        check.on(
                events.toBroker(
                        "me", new Packet.Publish("a", 0, false, false, 0, new byte[4], 9000)));
        assertThat(missing(check))
                .containsExactly(
                        "published a payload of 9000 bytes, too long to check, the task asks for"
                                + " x");
    }
}
