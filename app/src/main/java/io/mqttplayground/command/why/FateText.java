package io.mqttplayground.command.why;

import io.mqttplayground.wire.Packet;

/** Says in a sentence what became of a message for a client, and why. */
final class FateText {

    private final int publishedQos;

    /**
     * @param publishedQos the QoS that the publisher chose
     */
    FateText(int publishedQos) {
        this.publishedQos = publishedQos;
    }

    String of(Fate fate) {
        if (fate instanceof Fate.Sent sent) {
            return sent(sent);
        } else if (fate instanceof Fate.NoRight noRight) {
            return noRight(noRight);
        } else if (fate instanceof Fate.Queued queued) {
            return queued(queued);
        } else if (fate instanceof Fate.Missed missed) {
            return "missed it: it was offline, and nothing is kept for it " + qos(missed.granted());
        } else if (fate instanceof Fate.NoRoom noRoom) {
            return "is offline, and its queue was full: it misses "
                    + noRoom.dropped()
                    + " messages, this one probably among them";
        } else if (fate instanceof Fate.TooLate late) {
            return "did not get it: it subscribed to %s only afterwards (packet %d)"
                    .formatted(filter(late.granted()), late.number());
        } else if (fate instanceof Fate.Gone gone) {
            return gone(gone);
        } else if (fate instanceof Fate.Lost lost) {
            return lost(lost);
        } else if (fate instanceof Fate.Untold untold) {
            return untold(untold);
        }
        Fate.Waiting waiting = (Fate.Waiting) fate;
        return "is connected, and has not been sent it yet; messages that wait for it: "
                + waiting.before();
    }

    private static String noRight(Fate.NoRight noRight) {
        return "did not get it: its filter "
                + filter(noRight.granted())
                + " matches, but it may not read the topic, "
                + noRight.decision();
    }

    private String queued(Fate.Queued queued) {
        return "is offline and gets it when it returns, "
                + qos(queued.granted())
                + "; messages that wait for it: "
                + queued.waiting();
    }

    private static String gone(Fate.Gone gone) {
        return "missed it: its connection had broken (event %d), and with its clean session its"
                        .formatted(gone.number())
                + " subscription to "
                + filter(gone.granted())
                + " had ended";
    }

    /** A connection that stands repeats nothing [MQTT-4.4.0-1]. */
    private String lost(Fate.Lost lost) {
        boolean once = Math.min(publishedQos, lost.granted().qos()) == 0;
        return "did not get it: its PUBLISH was lost on purpose (event %d) "
                        .formatted(lost.number())
                + qos(lost.granted())
                + (once
                        ? "; at QoS 0 it is not sent again"
                        : "; it is sent again only when it comes back to a persistent session");
    }

    private static String untold(Fate.Untold untold) {
        String filter = filter(untold.granted());
        return untold.connected()
                ? "was not sent it, though its filter %s matches; the broker does not tell why: it"
                                .formatted(filter)
                        + " may have refused the message, or the client may not read the topic"
                : "is offline, with the filter %s; whether it is kept for it only the broker knows"
                        .formatted(filter);
    }

    private String sent(Fate.Sent sent) {
        Packet.Publish packet = sent.packet();
        String again = packet.dup() ? ", again with DUP=1" : "";
        String why =
                sent.granted()
                        .map(this::qos)
                        .orElseGet(
                                () ->
                                        "at QoS "
                                                + packet.qos()
                                                + "; its filter is not known any more");
        return arrival(sent).formatted(sent.number()) + again + " " + why;
    }

    private static String arrival(Fate.Sent sent) {
        if (!sent.arrived()) {
            return "was sent it (packet %d) and has not acknowledged it";
        }
        return sent.packet().retain()
                ? "got it as retained message when it subscribed (packet %d)"
                : "got it (packet %d)";
    }

    /** The QoS of a delivery and the reason for it [MQTT-3.8.4-6]. */
    private String qos(Packet.Filter granted) {
        int qos = Math.min(publishedQos, granted.qos());
        String why =
                publishedQos == granted.qos()
                        ? "published and granted at QoS " + qos
                        : "published at %d, granted %d, the lower counts"
                                .formatted(publishedQos, granted.qos());
        return "at QoS %d, by its filter %s: %s".formatted(qos, filter(granted), why);
    }

    private static String filter(Packet.Filter granted) {
        return granted.topicFilter();
    }
}
