package io.mqttplayground.wire;

/** Return codes in words. */
public final class ReturnCodes {

    /** The SUBACK code of a filter that was refused (section 3.9.3). */
    public static final int SUBSCRIPTION_REFUSED = 0x80;

    private ReturnCodes() {}

    /** Of a CONNACK (section 3.2.2.3, table 3.1). */
    public static String ofConnack(int code) {
        return switch (code) {
            case 0 -> "accepted";
            case 1 -> "unacceptable protocol version";
            case 2 -> "client identifier rejected";
            case 3 -> "server unavailable";
            case 4 -> "bad user name or password";
            case 5 -> "not authorized";
            default -> "unknown to MQTT 3.1.1";
        };
    }

    /** Of one filter in a SUBACK (section 3.9.3). */
    public static String ofSuback(int code) {
        return code == SUBSCRIPTION_REFUSED ? "refused (0x80)" : "granted QoS " + code;
    }
}
