package io.mqttplayground.bench;

/** How long messages took from the publisher to a subscriber, milliseconds. */
public record LatencyMillis(double p50, double p99, double max) {}
