package io.mqttplayground.broker;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** Puts into one line why a port could not be bound, and what to do. */
public final class BindFailure {

    private BindFailure() {}

    public static BrokerStartException explain(BrokerSettings settings, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return new BrokerStartException(
                        "unknown host %s; --host takes an address of this machine"
                                .formatted(settings.host()),
                        false,
                        failure);
            }
            if (cause instanceof BindException bind) {
                return explain(settings, bind);
            }
        }
        return new BrokerStartException(
                "the broker cannot start on %s:%d: %s"
                        .formatted(settings.host(), settings.port(), failure.getMessage()),
                false,
                failure);
    }

    private static BrokerStartException explain(BrokerSettings settings, BindException failure) {
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
