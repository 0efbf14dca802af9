package io.mqttplayground.broker;

/** The broker could not start; the message is one line that says what, where and what to do. */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    public BrokerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
