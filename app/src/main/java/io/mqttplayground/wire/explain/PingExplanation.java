package io.mqttplayground.wire.explain;

/** Explains how a client that is silent shows that it is alive (section 3.1.2.10). */
final class PingExplanation {

    private PingExplanation() {}

    static PacketExplanation ofPingreq(String client) {
        return new PacketExplanation(
                client + " had nothing else to send, and shows that it is alive.",
                "The broker must answer PINGRESP, which shows the client that the connection still"
                        + " works.",
                "3.12 and 3.1.2.10");
    }

    static PacketExplanation ofPingresp() {
        return new PacketExplanation(
                "The broker answers a PINGREQ: it is there, and so is the connection.",
                "Nothing must follow until the keep alive time has almost passed again.",
                "3.13");
    }
}
