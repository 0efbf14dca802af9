package io.mqttplayground.wire;

/** Which way a control packet travelled. */
public enum Direction {
    /** From a client to the broker. */
    TO_BROKER,
    /** From the broker to a client. */
    TO_CLIENT
}
