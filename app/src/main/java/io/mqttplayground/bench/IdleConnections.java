package io.mqttplayground.bench;

import static io.mqttplayground.bench.BenchReport.rounded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Connections that say nothing, held open while others are measured. */
public final class IdleConnections implements AutoCloseable {

    /** Opened at once, so that the listener's queue of the system is not overrun. */
    private static final int AT_ONCE = 50;

    /** Probes before, so that nothing is measured that only the first client costs. */
    private static final int PROBES = 20;

    private static final int KIBIBYTE = 1_024;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Clients clients;
    private final BenchReport.Idle report;

    private IdleConnections(Clients clients, BenchReport.Idle report) {
        this.clients = clients;
        this.report = report;
    }

    /**
     * Opens them, and then measures a client that comes on top.
     *
     * @param processId whose memory they cost
     * @param topic below which the measured client sends its message
     * @throws BenchException when the broker does not take as many
     */
    public static IdleConnections open(BenchTarget target, int count, long processId, String topic)
            throws BenchException, InterruptedException {
        Clients clients = new Clients(target, "bench-idle");
        try {
            RoundTrip.slowest(clients, topic, PROBES);
            OptionalLong before = settled(processId);
            openAll(clients, count);
            OptionalLong after = settled(processId);
            RoundTrip.Times times = RoundTrip.slowest(clients, topic, PROBES);
            return new IdleConnections(
                    clients,
                    new BenchReport.Idle(
                            count,
                            more(before, after),
                            rounded(times.connect()),
                            rounded(times.message())));
        } catch (BenchException | InterruptedException | RuntimeException failed) {
            clients.close();
            throw failed;
        }
    }

    /**
     * Bytes of memory that a process really holds, as Linux tells it; garbage that this one made is
     * no cost of a connection. Empty where the system does not tell, or the process is gone.
     */
    private static OptionalLong settled(long processId) {
        System.gc();
        Path status = Path.of("/proc", Long.toString(processId), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }

    /** Megabytes; null where the system does not tell. */
    private static Double more(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? rounded((after.getAsLong() - before.getAsLong()) / BYTES_PER_MEGABYTE)
                : null;
    }

    private static void openAll(Clients clients, int count)
            throws BenchException, InterruptedException {
        String prefix = "bench-idle-" + Long.toHexString(System.nanoTime()) + "-";
        int opened = 0;
        while (opened < count) {
            List<CompletableFuture<Void>> some = new ArrayList<>();
            for (int more = 0; more < AT_ONCE && opened + more < count; more++) {
                some.add(clients.open(prefix + (opened + more), new Client(clients.target())));
            }
            for (CompletableFuture<Void> connection : some) {
                try {
                    clients.await(connection);
                } catch (BenchException refused) {
                    throw new BenchException(
                            "%,d idle connections are open, no more: %s"
                                    .formatted(opened, refused.getMessage()),
                            refused);
                }
                opened++;
            }
        }
    }

    public BenchReport.Idle report() {
        return report;
    }

    @Override
    public void close() {
        clients.close();
    }
}
