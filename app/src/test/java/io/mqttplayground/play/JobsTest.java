package io.mqttplayground.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.text.PlainScreen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JobsTest {

    private static final int AT_ONCE = 16;

    /** Runs until it is stopped, and needs no broker for that. */
    private static final NamedRole WAITS =
            new NamedRole(
                    "waits",
                    JobsTest.class,
                    (options, console) -> new CountDownLatch(1).await(),
                    true,
                    Optional.empty());

    private final Jobs jobs = new Jobs();
    private final PacketOrder order =
            new PacketOrder(new PlainScreen(System.out, System.err, true));

    @AfterEach
    void stopAll() {
        jobs.stopAll();
    }

    @RepeatedTest(20)
    void rolesStartedAtTheSameMomentHaveClientIdentifiersOfTheirOwn() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(AT_ONCE);
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        List<Future<Job>> started = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            started.add(
                    starters.submit(
                            () -> {
                                together.await();
                                return start();
                            }));
        }
        List<String> clientIds = new ArrayList<>();
        for (Future<Job> one : started) {
            clientIds.add(one.get().options().clientId());
        }
        starters.shutdown();

        assertThat(clientIds).doesNotHaveDuplicates().contains("waits", "waits-2", "waits-16");
    }

    @Test
    void theIdentifierOfARoleThatHasEndedIsFreeAgain() {
        Job first = start();
        Job second = start();
        first.stop();
        first.outcome().join();

        assertThat(second.options().clientId()).isEqualTo("waits-2");
        assertThat(start().options().clientId()).isEqualTo("waits");
        assertThat(jobs.everHad("waits-2")).isTrue();
        assertThat(jobs.everHad("waits-3")).isFalse();
    }

    private Job start() {
        return jobs.start(
                WAITS,
                RoleOptions.of("tcp://127.0.0.1:1", "waits", 0, Duration.ZERO),
                clientId -> new ScreenConsole(order, clientId, "waits"));
    }
}
