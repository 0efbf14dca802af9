package io.mqttplayground.broker.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is held of packets that do not end is bounded, and counted as what it takes. */
class UnfinishedTest {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final Owner SOMEBODY = new Owner("somebody", true);

    private final Unfinished unfinished = new Unfinished();

    private static ByteBuf bytes(int count) {
        return Unpooled.wrappedBuffer(new byte[count]);
    }

    @Test
    void anAnnouncedLengthTakesNothing() {
        Holder holder = new Budget(64L * MEBIBYTE).open(SOMEBODY, reason -> {});
        assertThat(unfinished.add(bytes(5), MEBIBYTE, holder)).isTrue();
        assertThat(holder.bytes(Kind.ARRIVING)).isLessThan(200);
    }

    @Test
    void whatArrivesIsCountedAsItGrowsAndGivenBack() {
        Holder holder = new Budget(64L * MEBIBYTE).open(SOMEBODY, reason -> {});
        for (int i = 1; i <= 100; i++) {
            assertThat(unfinished.add(bytes(10_000), MEBIBYTE, holder)).isTrue();
            assertThat(holder.bytes(Kind.ARRIVING)).isBetween(i * 10_000L, i * 20_000L + 100);
        }
        assertThat(unfinished.letGo(holder).readableBytes()).isEqualTo(1_000_000);
        assertThat(holder.bytes(Kind.ARRIVING)).isZero();
    }

    @Test
    void aPacketTakesNoMoreThanItsOwnBytes() {
        Holder holder = new Budget(64L * MEBIBYTE).open(SOMEBODY, reason -> {});
        ByteBuf arrived = bytes(100_000);
        assertThat(unfinished.add(arrived, 70_000, holder)).isTrue();
        assertThat(arrived.readableBytes()).isEqualTo(30_000);
        assertThat(holder.bytes(Kind.ARRIVING)).isEqualTo(70_000);
    }

    @Test
    void whatThereIsNoRoomForIsNotHeld() {
        Holder holder = new Budget(1_000_000).open(SOMEBODY, reason -> {});
        boolean room = true;
        for (int i = 0; i < 100 && room; i++) {
            room = unfinished.add(bytes(10_000), MEBIBYTE, holder);
        }
        assertThat(room).isFalse();
        assertThat(holder.bytes(Kind.ARRIVING)).isLessThan(62_500);
    }

    /** Before and after the login; the largest has to go, and nobody who began little. */
    @Test
    void clientsThatDoNotEndTheirPacketsAreLetGo() throws Exception {
        Limits limits = Limits.standard().with(Limit.MEMORY_PERCENT, 5);
        BrokerSettings settings = new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            Events events = new Events(broker);
            byte[] half = Arrays.copyOf(RawMqtt.publish("a", "x".repeat(1_000_000)), 900_000);
            byte[] halfConnect = RawMqtt.connect("c".repeat(60_000), true);
            List<RawMqtt> all = new ArrayList<>();
            try (RawMqtt modest = RawMqtt.connected(broker, "modest")) {
                byte[] whole = RawMqtt.publish("a", "whole");
                modest.send(Arrays.copyOf(whole, 5));
                for (int i = 0; i < 400 && !isLetGo(events); i++) {
                    RawMqtt client = RawMqtt.open(broker);
                    all.add(client);
                    if (i % 2 == 0) {
                        client.send(Arrays.copyOf(halfConnect, 59_000));
                    } else {
                        client.send(RawMqtt.connect("half" + i, true));
                        client.expect(RawMqtt.CONNACK);
                        client.send(half);
                    }
                }
                assertThat(isLetGo(events)).isTrue();
                modest.send(Arrays.copyOfRange(whole, 5, whole.length));
                modest.expectNothing();
                StillServes.everybody(broker);
            }
            for (RawMqtt client : all) {
                client.drop();
            }
            StillServes.everybody(broker);
        }
    }

    private static boolean isLetGo(Events events) {
        return events.closeReasons().stream().anyMatch(reason -> reason.startsWith("let go: "));
    }
}
