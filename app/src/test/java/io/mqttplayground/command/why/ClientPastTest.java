package io.mqttplayground.command.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientPastTest {

    private static final Packet.Publish MESSAGE =
            new Packet.Publish("open/x", 1, false, false, 1, new byte[] {'1'}, 1);
    private static final Packet.Filter FILTER = new Packet.Filter("open/+", 1);
    private static final Packet SUBSCRIBE = new Packet.Subscribe(1, List.of(FILTER));
    private static final Packet UNSUBSCRIBE = new Packet.Unsubscribe(2, List.of("open/+"));

    @Test
    void aMessageThatWasRoutedBeforeAnUnsubscribeAndSentBehindItHadTheFilter() {
        assertThat(
                        why(
                                seen(1, "lamp", Direction.TO_BROKER, SUBSCRIBE),
                                seen(2, "producer", Direction.TO_BROKER, MESSAGE),
                                seen(3, "lamp", Direction.TO_BROKER, UNSUBSCRIBE),
                                seen(4, "lamp", Direction.TO_CLIENT, MESSAGE)))
                .contains("by its filter open/+");
    }

    @Test
    void aMessageThatWasThereBeforeTheSubscriptionWasSentForIt() {
        assertThat(
                        why(
                                seen(1, "producer", Direction.TO_BROKER, MESSAGE),
                                seen(2, "lamp", Direction.TO_BROKER, SUBSCRIBE),
                                seen(3, "lamp", Direction.TO_CLIENT, MESSAGE),
                                seen(4, "lamp", Direction.TO_BROKER, UNSUBSCRIBE)))
                .contains("by its filter open/+");
    }

    private static String why(WireEvent... happened) {
        List<WireEvent> events = List.of(happened);
        Publication last = Publication.last(events, "open/x").orElseThrow();
        ClientPast past = new ClientPast(last, "lamp", events);
        Recipient gone = new Recipient(last, past, Optional.empty(), Optional.empty());
        return gone.delivery().orElseThrow().text();
    }

    private static WireEvent seen(long number, String clientId, Direction way, Packet packet) {
        return new WireEvent.PacketSeen(Sample.header(number, clientId), way, packet);
    }
}
