package io.mqttplayground.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.CapturedScreen;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacketOrderTest {

    private final Wire wire = new Wire();
    private final CapturedScreen screen = new CapturedScreen(80, true);
    private final PacketOrder order = new PacketOrder(screen);

    @BeforeEach
    void look() {
        wire.addListener(order);
    }

    @AfterEach
    void end() {
        order.close();
    }

    private void passes(String clientId, Direction direction) {
        Packet packet = new Packet.Publish("t", 0, false, false, 0, new byte[0], 0);
        wire.record(
                clientId,
                Optional.empty(),
                header -> new WireEvent.PacketSeen(header, direction, packet));
    }

    /** The controller tells of its action when the device has obeyed already. */
    @Test
    void aMessageStandsAboveWhatCameOfItWhoeverTellsFirst() {
        passes("device", Direction.TO_BROKER);
        passes("controller", Direction.TO_CLIENT);
        passes("controller", Direction.TO_BROKER);
        passes("device", Direction.TO_CLIENT);
        order.received("device", StyledLine.of("device obeys"));
        order.received("controller", StyledLine.of("controller hears"));
        order.sent("controller", StyledLine.of("controller acts"));
        List<String> shown = new ArrayList<>();
        Awaitility.await().until(() -> shown.addAll(screen.lines()) && shown.size() == 3);

        assertThat(shown).containsExactly("controller hears", "controller acts", "device obeys");
    }

    /** At QoS 0 nobody waits until the broker has got it. */
    @Test
    void whatIsStillOnItsWayStandsBelowWhatItAnswers() {
        passes("controller", Direction.TO_BROKER);
        order.sent("controller", StyledLine.of("controller acts"));
        passes("device", Direction.TO_BROKER);
        passes("controller", Direction.TO_CLIENT);
        order.received("controller", StyledLine.of("controller hears"));
        order.sent("controller", StyledLine.of("controller acts again"));
        order.sent("device", StyledLine.of("device tells"));
        order.flush();

        assertThat(screen.lines())
                .containsExactly(
                        "controller acts",
                        "device tells",
                        "controller hears",
                        "controller acts again");
    }

    @Test
    void whatIsNotedStandsBelowWhatWasToldBefore() {
        order.received("device", StyledLine.of("device hears"));
        order.note(StyledLine.of("device ends"));

        assertThat(screen.lines()).containsExactly("device hears", "device ends");
    }

    @Test
    void nothingIsLostAtTheEnd() {
        order.sent("device", StyledLine.of("the last"));
        order.close();

        assertThat(screen.lines()).containsExactly("the last");
    }
}
