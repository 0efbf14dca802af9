package io.mqttplayground.bench;

import java.time.Duration;
import java.util.Optional;

/** How long a run that does not end is waited for: no longer than its timeout, nor in silence. */
final class Patience {

    private final Duration timeout;
    private final Duration quiet;
    private final long startedAt = System.nanoTime();
    private long movedAt = startedAt;
    private long lastSteps;
    private Optional<String> reason = Optional.empty();

    Patience(Duration timeout, Duration quiet) {
        this.timeout = timeout;
        this.quiet = quiet;
    }

    /**
     * Whether it is time to give up.
     *
     * @param steps a number that grows while anything moves
     */
    boolean isOver(long steps) {
        long now = System.nanoTime();
        if (steps != lastSteps) {
            lastSteps = steps;
            movedAt = now;
        }
        if (now - startedAt > timeout.toNanos()) {
            reason = Optional.of("gave up after %d s (--timeout)".formatted(timeout.toSeconds()));
        } else if (now - movedAt > quiet.toNanos()) {
            reason = Optional.of("nothing moved for %d s".formatted(quiet.toSeconds()));
        }
        return reason.isPresent();
    }

    /** Why it gave up. */
    Optional<String> reason() {
        return reason;
    }
}
