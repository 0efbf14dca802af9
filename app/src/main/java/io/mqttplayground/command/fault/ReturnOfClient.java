package io.mqttplayground.command.fault;

import io.mqttplayground.command.Rest;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.ShellClients;
import java.time.Duration;
import java.util.List;

/**
 * Waits until a subscriber of the shell whose link was cut is back, so that a script's next command
 * finds it as a learner would at a prompt. For clients of others nobody waits: they may never
 * return.
 */
public record ReturnOfClient(ShellClients own, BrokerLink broker, Rest rest) {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Returns once it has gone and come back, or after a while. */
    void awaitAfterCut(String clientId) {
        if (own.subscriptions().containsKey(clientId)) {
            rest.await(
                    () -> broker.session(clientId).flatMap(ClientStatus::address).isEmpty(),
                    LONGEST);
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
        return broker.session(clientId)
                .filter(client -> client.address().isPresent())
                .filter(client -> client.subscriptions().size() >= filters)
                .isPresent();
    }
}
