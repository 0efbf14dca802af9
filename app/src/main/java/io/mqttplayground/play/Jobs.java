package io.mqttplayground.play;

import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The roles that run in this process. */
public final class Jobs {

    private static final long GOODBYE_SECONDS = 2;

    private final List<Job> jobs = new CopyOnWriteArrayList<>();
    private final Set<String> everUsedClientIds = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lastNumber = new AtomicInteger();

    /**
     * Starts a role; it leaves the list when it ends.
     *
     * @param wanted with the client identifier that it has unless a running role uses it; then it
     *     is the first free one with a number behind it [MQTT-3.1.3-2]
     * @param console where it tells what it does, by its client identifier
     */
    public synchronized Job start(
            NamedRole role, RoleOptions wanted, Function<String, Console> console) {
        RoleOptions options = wanted.named(freeClientId(wanted.clientId()));
        Job job =
                new Job(
                        lastNumber.incrementAndGet(),
                        role,
                        options,
                        console.apply(options.clientId()));
        jobs.add(job);
        everUsedClientIds.add(options.clientId());
        job.outcome().thenRun(() -> jobs.remove(job));
        job.start();
        return job;
    }

    private String freeClientId(String wanted) {
        List<String> used = running().stream().map(job -> job.options().clientId()).toList();
        String free = wanted;
        for (int i = 2; used.contains(free); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    /** Whether a role of this process has ever had this client identifier. */
    public boolean everHad(String clientId) {
        return everUsedClientIds.contains(clientId);
    }

    /** What runs now, oldest first. */
    public List<Job> running() {
        return jobs.stream().filter(Job::isRunning).toList();
    }

    /** Asks every role to end, and returns those that were asked. None starts meanwhile. */
    public synchronized List<Job> stopAll() {
        List<Job> asked = running();
        asked.forEach(Job::stop);
        return asked;
    }

    /** Has every role end, and waits for that; a role that cannot say goodbye is not waited for. */
    public void endAll() {
        CompletableFuture<?>[] ends =
                stopAll().stream().map(Job::outcome).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillEnding) {
            // It was asked to, and will.
        }
    }
}
