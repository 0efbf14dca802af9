package io.mqttplayground.broker.budget;

/** What a client can make the broker hold. */
public enum Kind {
    /** Packets of which a part has not arrived, or whose turn has not come. */
    ARRIVING(1, true, "packets that it began"),
    /** What was written to a connection and is not taken by its client, as bytes. */
    WRITTEN(1, true, "what it did not read"),
    /** Messages on their way to a client that is connected. */
    WAITING(3, true, "what it did not read"),
    /** Messages that wait for a client that is away. */
    QUEUED(3, false, "what waits for it"),
    /** Retained messages. */
    RETAINED(3, false, "its retained messages"),
    /** Subscriptions. */
    SUBSCRIBED(1, true, "its subscriptions"),
    /** Wills, and identifiers of QoS 2 messages that were received and are not released. */
    PROMISED(1, false, "its will and its open QoS 2 messages"),
    /** Connections themselves. */
    CONNECTIONS(2, false, "its connections"),
    /** Sessions themselves. */
    SESSIONS(1, false, "its sessions");

    private static final int PARTS = 16;

    private final int parts;
    private final boolean letsGo;
    private final String text;

    /**
     * @param parts so many of 16 parts of all memory
     * @param letsGo whether the largest holder is let go so that another finds room; otherwise that
     *     one is refused
     */
    Kind(int parts, boolean letsGo, String text) {
        this.parts = parts;
        this.letsGo = letsGo;
        this.text = text;
    }

    long limit(long memory) {
        return memory / PARTS * parts;
    }

    boolean letsGo() {
        return letsGo;
    }

    /** As a sentence names it. */
    @Override
    public String toString() {
        return text;
    }
}
