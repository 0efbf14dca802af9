package io.mqttplayground.course.verify;

import static io.mqttplayground.course.verify.TaskEvents.packet;
import static io.mqttplayground.course.verify.TaskText.check;
import static io.mqttplayground.course.verify.TaskText.missing;
import static io.mqttplayground.course.verify.TaskText.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.wire.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which publish a refusal means. It comes without packet identifier, and with a delay or before
 * CONNACK others may have been seen since.
 */
class RefusalTest {

    private static final byte[] ONE = {'1'};

    private final TaskEvents events = new TaskEvents();

    /** The rules may have changed between the two: the refusal means the latter only. */
    @Test
    void aPublishThatWasAllowedStaysSoWhenTheSameIsDeniedLater() {
        TaskCheck check = check("published to a", "published to b");
        check.on(events.publish("me", "a", "1"));
        events.denied(check, "me", "a");
        events.denied(check, "me", "a");
        check.on(events.publish("me", "b", "1"));
        assertSatisfied(check);
    }

    @Test
    void soItDoesAtQos1() {
        TaskCheck check = check("published to a, QoS 1", "published to b");
        check.on(events.toBroker("me", atQos1(7)));
        check.on(events.toBroker("me", atQos1(8)));
        check.on(events.refused("me", atQos1(0)));
        check.on(events.publish("me", "b", "1"));
        assertSatisfied(check);
    }

    @Test
    void whoseEveryPublishIsDeniedHasPublishedNothing() {
        TaskCheck check = check("published to a");
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "a", "1"));
        check.on(events.refused("me", packet("a", "1", false)));
        check.on(events.refused("me", packet("a", "1", false)));
        assertThat(missing(check)).singleElement().asString().contains("was denied");
    }

    @Test
    void aRefusalFindsItsPublishBehindOthersThatWereSeenSince() {
        TaskCheck check = check("published to a", "published to b");
        check.on(events.publish("me", "a", "1"));
        check.on(events.publish("me", "b", "1"));
        check.on(events.publish("other", "a", "1"));
        check.on(events.refused("other", packet("a", "1", false)));
        assertSatisfied(check);
        check.on(events.refused("me", packet("a", "1", false)));
        assertThat(missing(check)).singleElement().asString().contains("was denied");
    }

    @Test
    void anEarlierTryThatWasAllowedIsNearerThanTheSameDeniedLater() {
        TaskCheck check = check("published to a, payload 2");
        check.on(events.publish("me", "a", "1"));
        events.denied(check, "me", "a");
        assertThat(missing(check)).containsExactly("published 1, the task asks for 2");
    }

    @Test
    void whatCameTooEarlyStaysSoWhenTheSameIsDeniedLater() {
        TaskCheck check = ordered("published to b", "published to a");
        check.on(events.publish("me", "a", "1"));
        events.denied(check, "me", "a");
        check.on(events.publish("me", "b", "1"));
        assertThat(missing(check)).singleElement().asString().contains("too early");
    }

    /** Its will, or a message that its queue had no room for. */
    @Test
    void ofAClientThatLeftNoPublishIsMeant() {
        TaskCheck check = check("published to a, QoS 1", "published to b");
        check.on(events.toBroker("me", atQos1(7)));
        check.on(events.closed("me", false));
        check.on(events.refused("me", atQos1(0)));
        check.on(events.publish("other", "b", "1"));
        assertSatisfied(check);
    }

    @Test
    void anEmptyPayloadThatIsDeniedIsNoPublish() {
        TaskCheck check = check("published to a, payload \"\"");
        check.on(events.publish("me", "a", ""));
        check.on(events.refused("me", packet("a", "", false)));
        assertThat(missing(check)).singleElement().asString().contains("was denied");
    }

    @Test
    void ofAClientThatCameBackThePublishIsMeant() {
        TaskCheck check = check("published to a");
        check.on(events.closed("me", true));
        events.connect(check, TaskEvents.connect(), false);
        events.denied(check, "me", "a");
        assertThat(missing(check)).singleElement().asString().contains("was denied");
    }

    /** What it sends at once is seen before the one it takes over from has gone. */
    @Test
    void ofAClientThatTookAnIdentifierOverThePublishIsMeant() {
        TaskCheck check = check("published to a, QoS 1", "published to b");
        check.on(events.toBroker("me", TaskEvents.connect()));
        check.on(events.toBroker("me", atQos1(7)));
        check.on(events.closed("me", false));
        check.on(events.toClient("me", new Packet.Connack(0, false)));
        check.on(events.refused("me", atQos1(0)));
        check.on(events.publish("other", "b", "1"));
        assertThat(missing(check)).singleElement().asString().contains("was denied");
    }

    /** The broker says of each filter why it is refused, and refuses it in the SUBACK. */
    @Test
    void aRefusedFilterLeavesTheSubscriptionThatWasGrantedBefore() {
        TaskCheck check = check("subscribed to a", "published to b");
        subscribe(check, 0);
        Packet.Subscribe reported = TaskEvents.subscribe(0, "a");
        check.on(events.refused("me", reported));
        subscribe(check, 0x80);
        check.on(events.publish("me", "b", "1"));
        assertSatisfied(check);
    }

    private void subscribe(TaskCheck check, int code) {
        check.on(events.toBroker("me", TaskEvents.subscribe(7, "a")));
        check.on(events.toClient("me", new Packet.Suback(7, List.of(code))));
    }

    private static Packet.Publish atQos1(int packetId) {
        return new Packet.Publish("a", 1, false, false, packetId, ONE, 1);
    }

    private static void assertSatisfied(TaskCheck check) {
        assertThat(check.outcome()).isInstanceOf(TaskOutcome.Satisfied.class);
    }
}
