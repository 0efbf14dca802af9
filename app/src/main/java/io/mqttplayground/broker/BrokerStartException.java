package io.mqttplayground.broker;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** The broker could not start; the message is one line that says what, where and what to do. */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final String IN_USE =
            "port %d of %s is in use; --port takes another, --port 0 any free one";

    private final boolean portInUse;

    private BrokerStartException(String message, boolean portInUse, Throwable cause) {
        super(message, cause);
        this.portInUse = portInUse;
    }

    /** Whether another port would do. */
    public boolean portInUse() {
        return portInUse;
    }

    /** Why a port could not be bound. */
    public static BrokerStartException of(BrokerSettings settings, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean inUse =
                root instanceof BindException
                        && String.valueOf(root.getMessage()).contains("in use");
        String line = inUse ? IN_USE : lineFor(root);
        return new BrokerStartException(
                line.formatted(settings.port(), settings.host(), root.getMessage()),
                inUse,
                failure);
    }

    private static String lineFor(Throwable root) {
        if (root instanceof UnresolvedAddressException) {
            return "unknown host %2$s; --host takes an address of this machine";
        }
        return root instanceof BindException
                ? "cannot listen on %2$s:%1$d: %3$s; --host takes an address of this machine,"
                        + " --port a port that you may use"
                : "the broker cannot start on %2$s:%1$d: %3$s";
    }
}
