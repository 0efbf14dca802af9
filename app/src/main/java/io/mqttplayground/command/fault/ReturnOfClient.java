package io.mqttplayground.command.fault;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.ShellClients;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits in a script until a subscriber of the shell whose link was cut is back, so that the next
 * command finds it as a learner would at a prompt. For clients of others nobody waits: they may
 * never return.
 */
public final class ReturnOfClient {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_MILLIS = 20;

    private final ShellClients own;
    private final Supplier<List<ClientStatus>> sessions;
    private final boolean inScript;

    public ReturnOfClient(
            ShellClients own, Supplier<List<ClientStatus>> sessions, boolean inScript) {
        this.own = own;
        this.sessions = sessions;
        this.inScript = inScript;
    }

    /** Returns once it has gone and come back, or after a while. */
    void awaitAfterCut(String clientId) {
        await(clientId, filters -> session(clientId).flatMap(ClientStatus::address).isEmpty());
        await(clientId);
    }

    /** Returns once it is connected and has its subscriptions, or after a while. */
    void await(String clientId) {
        await(clientId, filters -> isBack(clientId, filters));
    }

    private void await(String clientId, Predicate<List<String>> condition) {
        List<String> filters = own.subscriptions().get(clientId);
        long begin = System.nanoTime();
        while (inScript
                && filters != null
                && !condition.test(filters)
                && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isBack(String clientId, List<String> filters) {
        return session(clientId)
                .filter(client -> client.address().isPresent())
                .filter(client -> client.subscriptions().size() >= filters.size())
                .isPresent();
    }

    private Optional<ClientStatus> session(String clientId) {
        return sessions.get().stream()
                .filter(client -> client.clientId().equals(clientId))
                .findFirst();
    }
}
