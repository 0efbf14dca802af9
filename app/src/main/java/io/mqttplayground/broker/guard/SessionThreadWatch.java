package io.mqttplayground.broker.guard;

import io.moquette.interception.AbstractInterceptHandler;

/**
 * Tells when one of Moquette's session threads has died, and with it the service to its clients.
 */
final class SessionThreadWatch extends AbstractInterceptHandler {

    private final Faults faults;

    SessionThreadWatch(Faults faults) {
        this.faults = faults;
    }

    @Override
    public String getID() {
        return "session-thread-watch";
    }

    @Override
    public void onSessionLoopError(Throwable error) {
        faults.sessionThreadDied(error);
    }
}
