package io.mqttplayground.broker.packet;

/**
 * What a client sent is no packet that can be read: its connection ends [MQTT-4.8.0-1]. The message
 * is the reason, in one line.
 */
final class MalformedPacketException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a stack trace: the client's fault is told, and a flood of them costs little. */
    MalformedPacketException(String reason) {
        super(reason, null, false, false);
    }

    /** The same for what has no reason but that it is not as section 2 and 3 say. */
    static MalformedPacketException invalid(String what) {
        return new MalformedPacketException("not a valid packet [MQTT-4.8.0-1]: " + what);
    }

    /** What it says does not fit into its remaining length. */
    static MalformedPacketException cutShort() {
        return invalid("it ends before its last field does");
    }
}
