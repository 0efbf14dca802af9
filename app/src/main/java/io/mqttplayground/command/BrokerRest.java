package io.mqttplayground.command;

import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Duration;

/** Tells when a broker has come to rest: when no packet has passed for a while. */
final class BrokerRest implements WireListener {

    private static final Duration QUIET = Duration.ofMillis(60);

    /** It may never rest. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** A prompt waits no longer for packets that do not end. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final Ticker ticker;
    private volatile long lastEventAt;

    BrokerRest(Ticker ticker) {
        this.ticker = ticker;
        this.lastEventAt = ticker.nanoTime();
    }

    @Override
    public void on(WireEvent event) {
        lastEventAt = ticker.nanoTime();
    }

    /** Waits until it rests, a second at most, or until interrupted. */
    void await() {
        await(LONGEST);
    }

    /** The same, but no longer than a learner's eye. */
    void awaitBriefly() {
        await(LONGEST_PAUSE);
    }

    private void await(Duration longest) {
        long begun = ticker.nanoTime();
        ticker.await(
                () -> ticker.nanoTime() - Math.max(begun, lastEventAt) >= QUIET.toNanos(), longest);
    }
}
