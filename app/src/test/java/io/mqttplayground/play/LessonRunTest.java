package io.mqttplayground.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LessonRunTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final Screen screen = new PlainScreen(out, out, true);
    private final Jobs jobs = new Jobs();
    private final PacketOrder order = new PacketOrder(screen);
    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerSettings.local());
    }

    @AfterEach
    void stopAll() {
        jobs.stopAll();
        broker.close();
    }

    @Test
    void everyMessageOfAFastRunIsReceivedAndTheConsumerEnds() throws Exception {
        RunOutcome outcome = run(broker.uri(), 2_000, Duration.ZERO).get(60, TimeUnit.SECONDS);

        assertThat(outcome).isEqualTo(new RunOutcome.Done());
        assertThat(text()).contains("done: sent 2,000, received 2,000, lost 0");
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void aRunThatIsStoppedTellsHowFarItCame() throws Exception {
        CompletableFuture<RunOutcome> outcome = run(broker.uri(), 100_000, Duration.ofMillis(5));
        Awaitility.await().until(() -> text().contains("consumer   ←"));
        jobs.stopAll();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new RunOutcome.Stopped());
        assertThat(text()).containsPattern("stopped: sent \\d+, received \\d+, in");
        assertThat(jobs.running()).isEmpty();
    }

    /** A Ctrl-C that finds the consumer only, as the producer is just about to be started. */
    @Test
    void aStopBetweenConsumerAndProducerStopsBothAndIsTold() throws Exception {
        var simple = Catalogue.byId("simple").orElseThrow();
        Job consumer = start(simple.role("consumer").orElseThrow(), broker.uri(), 0, Duration.ZERO);
        CompletableFuture<RunOutcome> outcome =
                new LessonRun(
                                screen,
                                consumer,
                                () -> {
                                    jobs.stopAll();
                                    return start(
                                            simple.role("producer").orElseThrow(),
                                            broker.uri(),
                                            100_000,
                                            Duration.ofMillis(5));
                                },
                                100_000,
                                order::flush)
                        .start();

        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(new RunOutcome.Stopped());
        assertThat(text()).contains("stopped: sent ");
        assertThat(jobs.running()).isEmpty();
    }

    /** The terminal may fail in the middle of a run; then the run has ended all the same. */
    @Test
    void aRunWhoseScreenFailsHasAVerdict() throws Exception {
        Job consumer =
                start(
                        Catalogue.byId("simple").orElseThrow().role("consumer").orElseThrow(),
                        broker.uri(),
                        0,
                        Duration.ZERO);
        LessonRun run =
                new LessonRun(
                        screen,
                        consumer,
                        () -> {
                            throw new IOError(new IOException("stty"));
                        },
                        1,
                        order::flush);

        assertThat(run.start().get(30, TimeUnit.SECONDS)).isInstanceOf(RunOutcome.Failed.class);
        Awaitility.await().until(() -> jobs.running().isEmpty());
    }

    @Test
    void aBrokerThatIsNotThereFailsTheRunWithAReason() throws Exception {
        String uri = broker.uri();
        broker.close();
        RunOutcome outcome = run(uri, 10, Duration.ZERO).get(30, TimeUnit.SECONDS);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RunOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains(uri));
        assertThat(jobs.running()).isEmpty();
    }

    @Test
    void twoRunsAtOnceHaveClientIdentifiersOfTheirOwn() throws Exception {
        CompletableFuture<RunOutcome> one = run(broker.uri(), 50, Duration.ofMillis(5));
        CompletableFuture<RunOutcome> other = run(broker.uri(), 50, Duration.ofMillis(5));

        assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo(new RunOutcome.Done());
        assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(new RunOutcome.Done());
        assertThat(jobs.everHad("consumer-2")).isTrue();
    }

    private CompletableFuture<RunOutcome> run(String uri, int count, Duration interval) {
        var simple = Catalogue.byId("simple").orElseThrow();
        Job consumer = start(simple.role("consumer").orElseThrow(), uri, 0, interval);
        return new LessonRun(
                        screen,
                        consumer,
                        () -> start(simple.role("producer").orElseThrow(), uri, count, interval),
                        count,
                        order::flush)
                .start();
    }

    private Job start(NamedRole role, String uri, int count, Duration interval) {
        return jobs.start(
                role,
                RoleOptions.of(uri, role.name(), count, interval),
                clientId -> new ScreenConsole(order, clientId, role.name()));
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
