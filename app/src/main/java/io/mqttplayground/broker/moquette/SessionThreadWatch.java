package io.mqttplayground.broker.moquette;

import io.moquette.interception.AbstractInterceptHandler;
import io.mqttplayground.broker.connection.Faults;

/**
 * Tells when one of Moquette's session threads has died, and with it the service to its clients.
 */
public final class SessionThreadWatch extends AbstractInterceptHandler {

    private final Faults faults;

    public SessionThreadWatch(Faults faults) {
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
