package io.mqttplayground.broker.config;

/**
 * One of the numbers that bound what the broker grants; each is a setting of moquette.conf. What is
 * beyond it is refused, and told.
 */
public enum Limit {
    /** Size of one control packet, at most what section 2.2.3 has room for. */
    PACKET_BYTES("netty.mqtt.message_size", Limit.MEBIBYTE, 1_024, 268_435_455),
    /** Size of a CONNECT, which is read before anybody has said who he is. */
    CONNECT_BYTES("max_connect_bytes", 100_000, 1_024, 400_000),
    /** Connections open at the same time; one in five is for clients with a user name. */
    CONNECTIONS("max_connections", 5_000, 1, Limit.MANY),
    /** The same, of one account, or of one address without a user name. */
    CONNECTIONS_OF_ADDRESS("max_connections_per_address", 2_500, 1, Limit.MANY),
    /** Logins with a wrong user name or password of one address that are looked at in a second. */
    GUESSES("max_guesses_per_second", 5, 1, 1_000),
    /** Sessions kept for clients that are away. */
    KEPT_SESSIONS("max_kept_sessions", 10_000, 1, Limit.MANY),
    /** Seconds for which a session without a user name is kept. */
    ANONYMOUS_SESSION_SECONDS("anonymous_session_expiry_seconds", 3_600, 1, 1_000_000_000),
    /** Subscriptions of one client. */
    SUBSCRIPTIONS("max_subscriptions_per_client", 1_000, 1, Limit.MANY),
    /** Memory that they may take. */
    SUBSCRIPTION_BYTES("max_subscription_bytes_per_client", Limit.MEBIBYTE, 1_024, Limit.GIBIBYTE),
    /** Messages retained in all. */
    RETAINED_MESSAGES("max_retained_messages", 10_000, 0, Limit.MANY),
    /** Memory that they may take, topics included. */
    RETAINED_BYTES("max_retained_bytes", 64 * Limit.MEBIBYTE, 0, Limit.GIBIBYTE),
    /** Messages kept for one session whose client is away. */
    QUEUED_MESSAGES("max_queued_messages", 10_000, 0, Limit.MANY),
    /** Memory that they may take. */
    QUEUED_BYTES("max_queued_bytes", 16 * Limit.MEBIBYTE, 0, Limit.GIBIBYTE),
    /** What one subscriber may leave unread before its connection is closed. */
    BACKLOG_BYTES("max_backlog_bytes", 16 * Limit.MEBIBYTE, 65_536, Limit.GIBIBYTE),
    /** Of Java's heap, what all that clients make the broker hold may take together. */
    MEMORY_PERCENT("max_memory_percent", 60, 5, 90);

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int GIBIBYTE = 1024 * MEBIBYTE;
    private static final int MANY = 1_000_000;

    private final String setting;
    private final int standard;
    private final int least;
    private final int most;

    Limit(String setting, int standard, int least, int most) {
        this.setting = setting;
        this.standard = standard;
        this.least = least;
        this.most = most;
    }

    /** Its name in moquette.conf. */
    public String setting() {
        return setting;
    }

    /** What holds when the file does not say otherwise. */
    public int standard() {
        return standard;
    }

    /** What the file says, or the standard. */
    int in(ConfFile conf) throws ConfigException {
        return conf.number(setting, standard, least, most);
    }
}
