package io.mqttplayground.broker;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** The broker could not start; the message is one line that says what, where and what to do. */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

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
        String line =
                "the broker cannot start on %s:%d: %s"
                        .formatted(settings.host(), settings.port(), failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                line =
                        "unknown host %s; --host takes an address of this machine"
                                .formatted(settings.host());
            }
            if (cause instanceof BindException bind) {
                return unbound(settings, bind);
            }
        }
        return new BrokerStartException(line, false, failure);
    }

    private static BrokerStartException unbound(BrokerSettings settings, BindException failure) {
        boolean inUse = String.valueOf(failure.getMessage()).contains("in use");
        String line =
                inUse
                        ? "port %d of %s is in use; --port takes another, --port 0 any free one"
                                .formatted(settings.port(), settings.host())
                        : "cannot listen on %s:%d: %s; --host takes an address of this machine,"
                                .concat(" --port a port that you may use")
                                .formatted(settings.host(), settings.port(), failure.getMessage());
        return new BrokerStartException(line, inUse, failure);
    }
}
