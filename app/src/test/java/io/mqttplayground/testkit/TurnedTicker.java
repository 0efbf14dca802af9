package io.mqttplayground.testkit;

import io.mqttplayground.command.Ticker;
import java.time.Duration;

/** Time that passes only when it is turned, or slept. */
public final class TurnedTicker implements Ticker {

    private long nanos;
    private Runnable whileAsleep = () -> {};

    /** What happens each time when somebody has slept. */
    public void whileAsleep(Runnable happening) {
        this.whileAsleep = happening;
    }

    public void turn(Duration time) {
        nanos += time.toNanos();
    }

    public Duration passed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(long millis) {
        turn(Duration.ofMillis(millis));
        whileAsleep.run();
    }
}
