package io.mqttplayground.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Failures failures = new Failures(nanos::get);
    private final List<String> told = new ArrayList<>();

    private void report(int times) {
        for (int i = 1; i <= times; i++) {
            failures.report("failure " + i, null);
        }
    }

    @Test
    void ofAFloodTheFirstAreToldAndLaterHowManyThereWere() {
        failures.addListener(told::add);

        report(1_000);
        assertThat(told).hasSize(5).last().isEqualTo("failure 5");

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        report(1);
        assertThat(told).hasSize(7).endsWith("995 more failures were not told", "failure 1");
    }

    @Test
    void whatWasDoneAboutItIsAlwaysTold() {
        failures.addListener(told::add);
        report(1_000);
        failures.tell("started again");
        assertThat(told).last().isEqualTo("started again");
    }
}
