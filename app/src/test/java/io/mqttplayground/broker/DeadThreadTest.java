package io.mqttplayground.broker;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Patience;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import io.mqttplayground.wire.WireEvent;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever thread of the network dies or gets stuck, the broker is never up and deaf. */
class DeadThreadTest {

    private static final int FIRST_IO_THREAD = 1;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private EmbeddedBroker started(Limits limits) throws BrokerStartException {
        EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings("127.0.0.1", 0, limits));
        broker.onFailure(told::add);
        return broker;
    }

    /** As memory that has run out does: an Error out of the loop itself, not out of a task. */
    private static void kill(EventLoop loop) throws IOException {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        NioTask<Pipe.SourceChannel> deadly =
                new NioTask<>() {
                    @Override
                    public void channelReady(Pipe.SourceChannel channel, SelectionKey key) {
                        throw new AssertionError("a network thread was killed on purpose");
                    }

                    @Override
                    public void channelUnregistered(Pipe.SourceChannel channel, Throwable cause) {}
                };
        ((NioEventLoop) loop).register(pipe.source(), SelectionKey.OP_READ, deadly);
        pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    }

    private void awaitRestart() throws InterruptedException {
        assertThat(told.poll(Patience.DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .contains("started again");
    }

    @Test
    void aDeadAcceptThreadIsReplacedAndThePortIsBoundAgain() throws Exception {
        try (EmbeddedBroker broker = started(Limits.standard());
                RawMqtt connected = RawMqtt.connected(broker, "connected")) {
            int port = broker.port();

            kill(broker.networkThreads().get(0));

            awaitRestart();
            assertThat(broker.port()).isEqualTo(port);
            connected.expectClosed();
            StillServes.everybody(broker);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aDeadNetworkThreadTakesItsConnectionsWithItAndTheirWillsArePublished() throws Exception {
        try (EmbeddedBroker broker = started(Limits.standard())) {
            List<EventLoop> threads = broker.networkThreads();
            try (RawMqtt away = RawMqtt.open(broker)) {
                away.resume("away");
                away.subscribe("wills/#", 1);
                away.send(RawMqtt.disconnect());
                away.expectClosed();
            }
            // One on each thread, as they are taken in turn.
            List<RawMqtt> mortals = new ArrayList<>();
            for (int i = FIRST_IO_THREAD; i < threads.size(); i++) {
                RawMqtt mortal = RawMqtt.open(broker);
                mortal.send(RawMqtt.connect("MQTT", 4, 2 | 4 | 8, 60, "m" + i, "wills/" + i, "x"));
                mortal.expect(CONNACK);
                mortals.add(mortal);
            }

            kill(threads.get(FIRST_IO_THREAD));

            awaitRestart();
            for (RawMqtt mortal : mortals) {
                mortal.expectClosed();
                mortal.close();
            }
            try (RawMqtt back = RawMqtt.open(broker)) {
                assertThat(back.resume("away")).isTrue();
                List<String> wills = new ArrayList<>();
                for (int i = 0; i < mortals.size(); i++) {
                    wills.add(back.receive().topic());
                }
                assertThat(wills).doesNotHaveDuplicates();
                back.expectNothing();
            }
            StillServes.everybody(broker);
        }
    }

    @Test
    void aSubscriberWhoseThreadIsDeadDoesNotHarmWhoPublishesToIt() throws Exception {
        try (EmbeddedBroker broker = started(Limits.standard())) {
            List<RawMqtt> subscribers = new ArrayList<>();
            List<EventLoop> threads = broker.networkThreads();
            for (int i = FIRST_IO_THREAD; i < threads.size(); i++) {
                RawMqtt subscriber = RawMqtt.open(broker);
                subscriber.resume("s" + i);
                subscriber.subscribe("news", 1);
                subscribers.add(subscriber);
            }
            int acknowledged = 0;
            try (RawMqtt publisher = RawMqtt.connected(broker, "publisher")) {
                // Not the publisher's own, which is the first again.
                kill(threads.get(FIRST_IO_THREAD + 1));
                for (int i = 1; i < 60_000; i++) {
                    publisher.send(RawMqtt.publish(2, "news", i, "m" + i));
                    RawMqtt.Packet ack = publisher.expect(RawMqtt.PUBACK);
                    acknowledged = ack.packetId();
                }
            } catch (IOException closed) {
                // by the restart
            }
            awaitRestart();
            assertThat(told).isEmpty();
            for (int i = FIRST_IO_THREAD; i < threads.size(); i++) {
                subscribers.get(i - FIRST_IO_THREAD).close();
                try (RawMqtt back = RawMqtt.open(broker)) {
                    assertThat(back.resume("s" + i)).isTrue();
                    for (int m = 1; m <= acknowledged; m++) {
                        assertThat(back.receive().payload()).isEqualTo("m" + m);
                    }
                }
            }
        }
    }

    @Test
    void aThreadThatGivesNoSignOfLifeIsReplaced() throws Exception {
        Limits.Patience hasty = Limits.Patience.standard().withStuck(Duration.ofSeconds(2));
        CountDownLatch end = new CountDownLatch(1);
        try (EmbeddedBroker broker = started(Limits.standard().with(hasty))) {
            for (int thread : List.of(0, FIRST_IO_THREAD)) {
                broker.networkThreads().get(thread).execute(() -> await(end));
                awaitRestart();
                StillServes.everybody(broker);
            }
            broker.onSessionThread("", () -> await(end));
            awaitRestart();
            StillServes.everybody(broker);
            assertThat(told).isEmpty();
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void memoryThatRunsOutForOneConnectionEndsThatOneAndIsToldOnce() throws Exception {
        try (EmbeddedBroker broker = started(Limits.standard());
                RawMqtt victim = RawMqtt.connected(broker, "victim")) {
            broker.wire()
                    .addListener(
                            event -> {
                                if (event instanceof WireEvent.PacketSeen
                                        && event.header().clientId().equals("victim")) {
                                    throw new OutOfMemoryError("on purpose");
                                }
                            });
            victim.send(RawMqtt.publish("a", "1"), RawMqtt.publish("a", "2"));
            victim.expectClosed();
            StillServes.everybody(broker);
            assertThat(told).containsExactly("a packet of client victim could not be handled");
        }
    }

    @Test
    void nobodyListensOnceItIsClosedThoughItsAcceptThreadIsStuck() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try {
            int[] port = new int[1];
            try (EmbeddedBroker broker = started(Limits.standard())) {
                port[0] = broker.port();
                CountDownLatch stuck = new CountDownLatch(1);
                broker.networkThreads().get(0).execute(stuck::countDown);
                broker.networkThreads().get(0).execute(() -> await(end));
                stuck.await();
            }
            assertThatThrownBy(() -> new RawMqtt(port[0])).isInstanceOf(IOException.class);
        } finally {
            end.countDown();
        }
    }
}
