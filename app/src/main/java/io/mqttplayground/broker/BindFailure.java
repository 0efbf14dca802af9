package io.mqttplayground.broker;

import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;

/** Puts into one line why a port could not be bound, and what to do. */
final class BindFailure {

    private BindFailure() {}

    static BrokerStartException explain(BrokerSettings settings, Exception failure) {
        return new BrokerStartException(line(settings, failure), failure);
    }

    private static String line(BrokerSettings settings, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown host "
                        + settings.host()
                        + "; --host takes an address of this machine";
            }
            if (cause instanceof BindException bind && !isInUse(bind)) {
                return "cannot listen on "
                        + settings.host()
                        + ": "
                        + bind.getMessage()
                        + "; --host takes an address of this machine";
            }
            if (cause instanceof BindException) {
                return "port "
                        + settings.port()
                        + " of "
                        + settings.host()
                        + " is in use; choose another with --port, or --port 0 for any free one";
            }
        }
        return "the broker cannot start on "
                + settings.host()
                + ":"
                + settings.port()
                + ": "
                + failure.getMessage();
    }

    private static boolean isInUse(BindException bind) {
        return String.valueOf(bind.getMessage()).contains("in use");
    }
}
