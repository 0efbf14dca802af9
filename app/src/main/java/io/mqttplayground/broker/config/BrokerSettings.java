package io.mqttplayground.broker.config;

/**
 * How an embedded broker is to run.
 *
 * @param host address to bind; loopback unless the user names another
 * @param port TCP port; 0 takes any free one
 * @param limits what one client may ask of the broker
 */
public record BrokerSettings(String host, int port, Limits limits) {

    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final String LOOPBACK_6 = "[::1]";

    /** MQTT's registered TCP port. */
    public static final int MQTT_PORT = 1883;

    public static final int HIGHEST_PORT = 65_535;

    /** Any free port of the loopback address, default limits. */
    public static BrokerSettings local() {
        return new BrokerSettings(LOOPBACK, 0, Limits.standard());
    }

    /** How clients on this machine name it in a URI: by one of all addresses, if it has all. */
    public String reachableHost() {
        return switch (host) {
            case "0.0.0.0" -> LOOPBACK;
            case "::", "[::]" -> LOOPBACK_6;
            default -> inUri(host);
        };
    }

    /** An address as a URI has it, an IPv6 address in brackets (RFC 3986, section 3.2.2). */
    public static String inUri(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    public BrokerSettings withHost(String otherHost) {
        return new BrokerSettings(otherHost, port, limits);
    }

    public BrokerSettings withPort(int otherPort) {
        return new BrokerSettings(host, otherPort, limits);
    }
}
