package io.mqttplayground.command.fault;

import io.mqttplayground.command.Rest;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.ShellClients;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Waits until a subscriber of the shell whose link was cut is back, so that a script's next command
 * finds it as a learner would at a prompt. For clients of others nobody waits: they may never
 * return.
 */
public record ReturnOfClient(ShellClients own, Supplier<List<ClientStatus>> sessions, Rest rest) {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Returns once it has gone and come back, or after a while. */
    void awaitAfterCut(String clientId) {
        if (own.subscriptions().containsKey(clientId)) {
            rest.await(() -> session(clientId).flatMap(ClientStatus::address).isEmpty(), LONGEST);
        }
        await(clientId);
    }

    /** Returns once it is connected and has its subscriptions, or after a while. */
    void await(String clientId) {
        List<String> filters = own.subscriptions().get(clientId);
        if (filters != null) {
            rest.await(() -> isBack(clientId, filters.size()), LONGEST);
        }
    }

    private boolean isBack(String clientId, int filters) {
        return session(clientId)
                .filter(client -> client.address().isPresent())
                .filter(client -> client.subscriptions().size() >= filters)
                .isPresent();
    }

    private Optional<ClientStatus> session(String clientId) {
        return sessions.get().stream()
                .filter(client -> client.clientId().equals(clientId))
                .findFirst();
    }
}
