package io.mqttplayground.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.testkit.ClosedPort;
import io.mqttplayground.testkit.PackagedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@Execution(ExecutionMode.SAME_THREAD)
class BenchTest {

    private static EmbeddedBroker packagedBroker() throws Exception {
        return PackagedBroker.start();
    }

    private static BenchReport run(BenchPlan plan) throws Exception {
        try (EmbeddedBroker broker = packagedBroker()) {
            return Bench.run(BenchTarget.at(broker.uri()), plan);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aBurstArrivesWhole(int qos) throws Exception {
        BenchReport report = run(Plans.burst(3_000, qos));

        assertThat(report.troubles()).isEmpty();
        assertThat(report.sent()).isEqualTo(3_000);
        assertThat(report.received()).isEqualTo(3_000);
        assertThat(report.lost()).isZero();
        assertThat(report.duplicated()).isZero();
        assertThat(report.outOfOrder()).isZero();
        assertThat(report.complete()).isTrue();
        assertThat(report.messagesPerSecond()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void everySubscriberGetsTheMessagesOfEveryPublisher(int qos) throws Exception {
        BenchReport report = run(Plans.burst(3, 4, 500, qos));

        assertThat(report.sent()).isEqualTo(500);
        assertThat(report.received()).isEqualTo(2_000);
        assertThat(report.lost()).isZero();
        assertThat(report.outOfOrder()).isZero();
    }

    @Test
    void aSteadyRateTakesItsTime() throws Exception {
        BenchReport report = run(Plans.steady(100, 1, 200));

        assertThat(report.lost()).isZero();
        assertThat(report.seconds()).isGreaterThanOrEqualTo(99 / 200.0).isLessThan(10);
    }

    @Test
    void latenciesAreInOrder() throws Exception {
        BenchReport.LatencyMillis latency = run(Plans.burst(500, 0)).latencyMillis();

        assertThat(latency.p50()).isPositive().isLessThanOrEqualTo(latency.p99());
        assertThat(latency.p99()).isLessThanOrEqualTo(latency.max());
    }

    @Test
    void messagesThatTheBrokerDropsAreLost() throws Exception {
        // To be read by anyone, to be written by nobody.
        AccessRules readOnly = AccessRules.parse("acl", List.of("topic read playground/#"));
        BrokerConfig packaged = BrokerConfig.packaged();
        BrokerConfig config =
                new BrokerConfig(
                        BrokerSettings.local(),
                        true,
                        packaged.passwords(),
                        Optional.empty(),
                        readOnly);
        try (EmbeddedBroker broker = EmbeddedBroker.start(config)) {
            BenchReport report = Bench.run(BenchTarget.at(broker.uri()), Plans.burst(1, 2, 100, 1));

            assertThat(report.sent()).isEqualTo(100);
            assertThat(report.received()).isZero();
            assertThat(report.lost()).isEqualTo(200);
            assertThat(report.complete()).isFalse();
            assertThat(report.latencyMillis()).isNull();
            assertThat(report.troubles()).containsExactly("nothing moved for 5 s");
        }
    }

    @Test
    void itGivesUpWhenTimeIsUp() throws Exception {
        BenchPlan plan =
                new BenchPlan(1, 1, 1_000, 16, 0, 10, 1, BenchPlan.TOPIC, Duration.ofSeconds(1));

        BenchReport report = run(plan);

        assertThat(report.sent()).isPositive().isLessThan(1_000);
        assertThat(report.complete()).isFalse();
        assertThat(report.troubles()).containsExactly("gave up after 1 s (--timeout)");
    }

    @Test
    void aSubscriptionThatIsRefusedIsToldInOneLine() throws Exception {
        BenchPlan plan =
                new BenchPlan(1, 1, 10, 16, 0, 0, 1, "/iot/user/alice", Duration.ofSeconds(20));

        assertThatThrownBy(() -> run(plan))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("/iot/user/alice/+")
                .hasMessageContaining("0x80");
    }

    @Test
    void aWrongPasswordIsToldInOneLine() throws Exception {
        try (EmbeddedBroker broker = packagedBroker()) {
            BenchTarget target = BenchTarget.at(broker.uri()).as(Optional.of("alice"), "not hers");

            assertThatThrownBy(() -> Bench.run(target, Plans.burst(10, 0)))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("refused the connection")
                    .hasMessageContaining("alice")
                    .hasMessageNotContaining("not hers");
        }
    }

    @Test
    void aBrokerThatIsNotThereIsToldInOneLine() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            String uri = "tcp://127.0.0.1:" + closed.number();

            assertThatThrownBy(() -> Bench.run(BenchTarget.at(uri), Plans.burst(10, 0)))
                    .isInstanceOf(BenchException.class)
                    .hasMessageContaining("cannot reach the broker at " + uri);
        }
    }

    @Test
    void idleConnectionsStayOpenWhileAnotherClientIsServed() throws Exception {
        try (EmbeddedBroker broker = packagedBroker();
                IdleConnections idle =
                        IdleConnections.open(
                                BenchTarget.at(broker.uri()),
                                120,
                                ProcessHandle.current().pid(),
                                BenchPlan.TOPIC)) {
            assertThat(broker.clients())
                    .filteredOn(client -> client.clientId().startsWith("bench-idle-"))
                    .hasSize(120);
            assertThat(idle.report().connections()).isEqualTo(120);
            assertThat(idle.report().connectMillis()).isPositive();
            assertThat(idle.report().roundTripMillis()).isPositive();
        }
    }
}
