package io.mqttplayground.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The end of a run: all clients are done, nothing moves any more, or time is up. */
final class Completion {

    /** Without anything sent, acknowledged or received for so long, no more is expected. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** How long a duplicate has to show itself behind the last message. */
    private static final Duration LINGER = Duration.ofMillis(200);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double NANOS_PER_SECOND = 1e9;

    private final BenchPlan plan;
    private final List<Publisher> publishers;
    private final List<Subscriber> subscribers;
    private long movedAt;
    private long lastSteps;

    Completion(BenchPlan plan, List<Publisher> publishers, List<Subscriber> subscribers) {
        this.plan = plan;
        this.publishers = publishers;
        this.subscribers = subscribers;
    }

    /** Waits for it, and returns what went wrong until then. */
    List<String> await() throws InterruptedException {
        List<CompletableFuture<Void>> parts =
                Stream.concat(publishers.stream(), subscribers.stream()).map(Client::done).toList();
        Optional<String> gaveUp =
                waitFor(CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new)));
        List<String> troubles = new ArrayList<>();
        // Of those that have failed so far: what ends when we close it is no trouble.
        parts.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .forEach(part -> part.whenComplete((none, why) -> troubles.add(why.getMessage())));
        gaveUp.ifPresent(troubles::add);
        return troubles;
    }

    /** Returns why it is waited for no longer; empty when all are done. */
    private Optional<String> waitFor(CompletableFuture<Void> all) throws InterruptedException {
        Duration quiet = quiet();
        long startedAt = System.nanoTime();
        movedAt = startedAt;
        while (!isDone(all, LOOK)) {
            long now = System.nanoTime();
            if (now - startedAt > plan.timeout().toNanos()) {
                return Optional.of(
                        "gave up after %d s (--timeout)".formatted(plan.timeout().toSeconds()));
            }
            if (now - lastMove(now) > quiet.toNanos()) {
                return Optional.of("nothing moved for %d s".formatted(quiet.toSeconds()));
            }
        }
        // A duplicate may still be behind the last message; only its count waits for it.
        isDone(new CompletableFuture<>(), LINGER);
        return Optional.empty();
    }

    /** At a slow rate the pause between two messages is no quiet. */
    private Duration quiet() {
        return plan.rate() == 0 ? QUIET : QUIET.plusNanos((long) (NANOS_PER_SECOND / plan.rate()));
    }

    private static boolean isDone(CompletableFuture<Void> future, Duration within)
            throws InterruptedException {
        try {
            future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException partFailed) {
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private long lastMove(long now) {
        long steps =
                publishers.stream().mapToLong(p -> (long) p.sent() + p.acknowledged()).sum()
                        + subscribers.stream().mapToLong(Subscriber::received).sum();
        if (steps != lastSteps) {
            lastSteps = steps;
            movedAt = now;
        }
        return movedAt;
    }
}
