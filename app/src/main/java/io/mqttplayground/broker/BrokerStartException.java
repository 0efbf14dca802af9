package io.mqttplayground.broker;

/** The broker could not start; the message is one line that says what, where and what to do. */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean portInUse;

    BrokerStartException(String message, boolean portInUse, Throwable cause) {
        super(message, cause);
        this.portInUse = portInUse;
    }

    /** Whether another port would do. */
    public boolean portInUse() {
        return portInUse;
    }
}
