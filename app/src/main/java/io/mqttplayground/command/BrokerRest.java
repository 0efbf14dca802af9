package io.mqttplayground.command;

import io.mqttplayground.wire.Wire;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Duration;

/** What both ways of waiting have: a broker rests when no packet has passed for a while. */
abstract class BrokerRest implements Rest, WireListener {

    private static final Duration QUIET = Duration.ofMillis(60);

    /** A learner waits no longer for packets that do not end. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(300);

    private final Wire wire;
    private final Ticker ticker;
    private volatile long lastEventAt;

    BrokerRest(Wire wire, Ticker ticker) {
        this.wire = wire;
        this.ticker = ticker;
        this.lastEventAt = ticker.nanoTime();
        wire.addListener(this);
    }

    @Override
    public final void on(WireEvent event) {
        lastEventAt = ticker.nanoTime();
    }

    @Override
    public final void awaitShown() {
        awaitQuiet(LONGEST_PAUSE);
    }

    /** Waits until the broker rests, for so long at most, or until interrupted. */
    final void awaitQuiet(Duration longest) {
        long begun = ticker.nanoTime();
        ticker.await(
                () -> ticker.nanoTime() - Math.max(begun, lastEventAt) >= QUIET.toNanos(), longest);
    }

    @Override
    public void close() {
        wire.removeListener(this);
    }
}
