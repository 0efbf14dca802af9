package io.mqttplayground.bench;

import java.util.OptionalDouble;

/**
 * What idle connections cost.
 *
 * @param connections that were open
 * @param residentMegabytes more resident memory of the watched process, in 1,000,000 bytes; empty
 *     where the system does not tell
 * @param connectMillis from opening TCP to CONNACK with them open, the slowest of some clients
 * @param roundTripMillis one message to itself and back, the slowest of these clients
 */
public record IdleReport(
        int connections,
        OptionalDouble residentMegabytes,
        double connectMillis,
        double roundTripMillis) {}
