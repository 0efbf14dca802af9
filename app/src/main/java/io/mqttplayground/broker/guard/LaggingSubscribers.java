package io.mqttplayground.broker.guard;

import io.moquette.broker.GuardedServer.Route;
import java.util.Optional;

/** Finds the subscribers that a publisher has to wait for. */
final class LaggingSubscribers {

    private final Sessions sessions;
    private final BacklogWatch watch;

    LaggingSubscribers(Sessions sessions, BacklogWatch watch) {
        this.sessions = sessions;
        this.watch = watch;
    }

    /** One of those that a message went to, other than the publisher itself. */
    Optional<Backlog> among(Route route, ClientSession publisher) {
        if (watch.isQuiet() || publisher.backlog().isUnheld()) {
            return Optional.empty();
        }
        return route.subscribers().stream()
                .map(sessions::find)
                .flatMap(Optional::stream)
                .filter(session -> session != publisher)
                .map(ClientSession::backlog)
                .filter(Backlog::isBraking)
                .findFirst();
    }
}
