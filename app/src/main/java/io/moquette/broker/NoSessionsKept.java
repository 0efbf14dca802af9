package io.moquette.broker;

import java.util.Collection;
import java.util.List;

/** Moquette never lets go of what it saves here, not even of a session that has ended. */
final class NoSessionsKept implements ISessionsRepository {

    @Override
    public Collection<SessionData> list() {
        return List.of();
    }

    @Override
    public void saveSession(SessionData session) {}

    @Override
    public void delete(SessionData session) {}
}
