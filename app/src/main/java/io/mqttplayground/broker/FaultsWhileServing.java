package io.mqttplayground.broker;

import io.mqttplayground.broker.connection.Faults;

/** Tells of faults until the broker is stopped: what fails because it stops is no fault. */
final class FaultsWhileServing implements Faults {

    private final Faults told;
    private volatile boolean stopping;

    FaultsWhileServing(Faults told) {
        this.told = told;
    }

    /** The broker stops. */
    void end() {
        stopping = true;
    }

    @Override
    public void report(String what, Throwable cause) {
        if (!stopping) {
            told.report(what, cause);
        }
    }

    @Override
    public void sessionThreadDied(Throwable cause) {
        if (!stopping) {
            told.sessionThreadDied(cause);
        }
    }
}
