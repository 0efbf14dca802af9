package io.mqttplayground.bench;

import java.time.Duration;

/** Plans for tests: small messages below the usual topic. */
final class Plans {

    private Plans() {}

    /** One publisher, one subscriber, as fast as the broker takes it. */
    static BenchPlan burst(int count, int qos) {
        return burst(1, 1, count, qos);
    }

    static BenchPlan burst(int publishers, int subscribers, int count, int qos) {
        return plan(publishers, subscribers, count, qos, 0);
    }

    /**
     * @param rate messages per second
     */
    static BenchPlan steady(int count, int qos, int rate) {
        return plan(1, 1, count, qos, rate);
    }

    private static BenchPlan plan(int publishers, int subscribers, int count, int qos, int rate) {
        return new BenchPlan(
                publishers,
                subscribers,
                count,
                BenchPlan.LEAST_SIZE,
                qos,
                rate,
                BenchPlan.DEFAULT_IN_FLIGHT,
                BenchPlan.TOPIC,
                Duration.ofMinutes(2));
    }
}
