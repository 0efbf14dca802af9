package io.mqttplayground.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One run of a plan against a broker. Publishers share one thread, subscribers another. */
public final class Bench {

    private static final double NANOS_PER_SECOND = 1e9;

    private final BenchTarget target;
    private final BenchPlan plan;
    private final BenchReport.Idle idle;
    private final short run = (short) ThreadLocalRandom.current().nextInt();
    private final Schedule schedule;
    private final Latencies latencies = new Latencies();
    private final List<Publisher> publishers = new ArrayList<>();
    private final List<Subscriber> subscribers = new ArrayList<>();

    private Bench(BenchTarget target, BenchPlan plan, BenchReport.Idle idle) {
        this.target = target;
        this.plan = plan;
        this.idle = idle;
        this.schedule = new Schedule(plan);
    }

    /**
     * Puts the load on the broker and waits for what comes of it, at most the plan's timeout.
     *
     * @param idle connections open meanwhile, for the report; null when there are none
     * @throws BenchException when a client cannot connect or subscribe
     */
    public static BenchReport run(BenchTarget target, BenchPlan plan, BenchReport.Idle idle)
            throws BenchException, InterruptedException {
        return new Bench(target, plan, idle).run();
    }

    /** The same without idle connections. */
    public static BenchReport run(BenchTarget target, BenchPlan plan)
            throws BenchException, InterruptedException {
        return run(target, plan, null);
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
            Subscriber subscriber = new Subscriber(target, plan, run, latencies);
            clients.await(clients.open(clientId("sub", number), subscriber));
            clients.await(subscriber.subscribe(plan.filter(), plan.qos()));
            subscribers.add(subscriber);
        }
    }

    private void openPublishers(Clients clients) throws BenchException, InterruptedException {
        for (int number = 0; number < plan.publishers(); number++) {
            Publisher publisher = new Publisher(target, plan, run, number, schedule);
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
            return new Completion(plan, publishers, subscribers).await();
        } finally {
            pace.interrupt();
            pace.join();
        }
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
                BenchReport.rounded(seconds),
                received == 0 ? 0 : BenchReport.rounded(received / seconds),
                latencies.millis(),
                idle,
                troubles);
    }
}
