package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.delivery.Backlog;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.session.ClientSession;
import java.util.List;
import java.util.Optional;

/** Finds the subscribers that a publisher has to wait for. */
public final class LaggingSubscribers {

    private final BacklogWatch watch;

    public LaggingSubscribers(BacklogWatch watch) {
        this.watch = watch;
    }

    /** One of those that a message went to, other than the publisher itself. */
    Optional<Backlog> among(List<ClientSession> subscribers, ClientSession publisher) {
        if (watch.isQuiet() || publisher.backlog().isUnheld()) {
            return Optional.empty();
        }
        return subscribers.stream()
                .filter(session -> session != publisher)
                .map(ClientSession::backlog)
                .filter(Backlog::isBraking)
                .findFirst();
    }
}
