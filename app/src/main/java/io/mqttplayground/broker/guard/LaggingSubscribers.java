package io.mqttplayground.broker.guard;

import java.util.List;
import java.util.Optional;

/** Finds the subscribers that a publisher has to wait for. */
final class LaggingSubscribers {

    private final BacklogWatch watch;

    LaggingSubscribers(BacklogWatch watch) {
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
