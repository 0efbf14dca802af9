package io.mqttplayground.wire;

/** Which way a control packet travelled. */
public enum Direction {
    /** From a client to the broker. */
    TO_BROKER,
    /** From the broker to a client. */
    TO_CLIENT;

    /** The way back. */
    public Direction opposite() {
        return this == TO_BROKER ? TO_CLIENT : TO_BROKER;
    }
}
