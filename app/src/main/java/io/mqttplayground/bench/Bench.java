package io.mqttplayground.bench;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of a plan against a broker. Publishers share one thread, subscribers another. */
public final class Bench {

    /** Without anything sent, acknowledged or received for so long, no more is expected. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /** How long a duplicate has to show itself behind the last message. */
    private static final Duration LINGER = Duration.ofMillis(200);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final double NANOS_PER_SECOND = 1e9;

    private final BenchTarget target;
    private final BenchPlan plan;
    private final short run = (short) ThreadLocalRandom.current().nextInt();
    private final Schedule schedule;
    private final Latencies latencies = new Latencies();
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Subscriber> subscribers = new ArrayList<>();

    private Bench(BenchTarget target, BenchPlan plan) {
        this.target = target;
        this.plan = plan;
        this.schedule = new Schedule(plan);
    }

    /**
     * Puts the load on the broker and waits for what comes of it, at most the plan's timeout.
     *
     * @throws BenchException when a client cannot connect or subscribe
     */
    public static BenchReport run(BenchTarget target, BenchPlan plan)
            throws BenchException, InterruptedException {
        return new Bench(target, plan).run();
    }

    private BenchReport run() throws BenchException, InterruptedException {
        List<String> troubles;
        try (Clients receiving = new Clients(target, "bench-subscribers");
                Clients sending = new Clients(target, "bench-publishers")) {
            openSubscribers(receiving);
            openPublishers(sending);
            troubles = load();
        }
        return report(troubles);
    }

    private void openSubscribers(Clients clients) throws BenchException, InterruptedException {
        for (int number = 0; number < plan.subscribers(); number++) {
            Subscriber subscriber = new Subscriber(plan, run, latencies);
            Channel channel = clients.await(clients.open(clientId("sub", number), subscriber));
            channel.writeAndFlush(Subscriber.subscription(plan));
            clients.await(subscriber.subscribed());
            subscribers.add(subscriber);
        }
    }

    private void openPublishers(Clients clients) throws BenchException, InterruptedException {
        for (int number = 0; number < plan.publishers(); number++) {
            Publisher publisher = new Publisher(plan, run, number, schedule);
            clients.await(clients.open(clientId("pub", number), publisher));
            publishers.add(publisher);
        }
    }

    private String clientId(String role, int number) {
        return "bench-%s-%04x-%d".formatted(role, Short.toUnsignedInt(run), number);
    }

    private List<String> load() throws InterruptedException {
        Thread pace = new Thread(() -> schedule.play(publishers), "bench-pace");
        pace.setDaemon(true);
        pace.start();
        try {
            return awaitAll();
        } finally {
            pace.interrupt();
            pace.join();
        }
    }

    /** Waits until all is done, nothing moves any more, or time is up. */
    private List<String> awaitAll() throws InterruptedException {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        publishers.forEach(publisher -> parts.add(publisher.done()));
        subscribers.forEach(subscriber -> parts.add(subscriber.done()));
        CompletableFuture<Void> all =
                CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
        Patience patience = new Patience(plan.timeout(), quiet());
        while (!isDone(all, LOOK)) {
            if (patience.isOver(steps())) {
                break;
            }
        }
        if (all.isDone()) {
            // A duplicate may still be behind the last message; only its count waits for it.
            isDone(new CompletableFuture<>(), LINGER);
        }
        List<String> troubles = troubles(parts);
        patience.reason().ifPresent(troubles::add);
        return troubles;
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

    /** Of those that have failed so far: what ends when we close it is no trouble. */
    private static List<String> troubles(List<CompletableFuture<Void>> parts) {
        List<String> troubles = new ArrayList<>();
        parts.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .forEach(part -> part.whenComplete((none, why) -> troubles.add(why.getMessage())));
        return troubles;
    }

    private long steps() {
        return publishers.stream().mapToLong(p -> (long) p.sent() + p.acknowledged()).sum()
                + subscribers.stream().mapToLong(Subscriber::received).sum();
    }

    private BenchReport report(List<String> troubles) {
        long sent = publishers.stream().mapToLong(Publisher::sent).sum();
        List<Tally> tallies = subscribers.stream().map(Subscriber::tally).toList();
        long received = tallies.stream().mapToLong(Tally::received).sum();
        double seconds =
                received == 0 ? 0 : (latencies.lastAt() - schedule.start()) / NANOS_PER_SECOND;
        return new BenchReport(
                plan.qos(),
                plan.count(),
                sent,
                received,
                plan.expected(sent) - received,
                tallies.stream().mapToLong(Tally::duplicated).sum(),
                tallies.stream().mapToLong(Tally::outOfOrder).sum(),
                seconds,
                received == 0 ? 0 : received / seconds,
                latencies.millis(),
                Optional.empty(),
                troubles);
    }
}
