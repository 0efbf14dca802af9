package io.mqttplayground.broker.connection;

import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.util.concurrent.TimeUnit;

/**
 * The socket that listens. Netty closes its own when memory is short for a moment, and cannot close
 * it any more when its thread has died.
 */
final class ListeningPort extends NioServerSocketChannel {

    private static final long PATIENCE_MILLIS = 1_000;

    /** A connection that could not be taken is no reason not to take others. */
    @Override
    protected boolean closeOnReadError(Throwable cause) {
        return !isActive();
    }

    /** Closes it, whatever state its thread is in: afterwards another may bind the port. */
    void closeForSure() throws IOException {
        close().awaitUninterruptibly(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        javaChannel().close();
        if (isRegistered()) {
            try {
                // Java keeps the port until the selector has noticed, and nobody else asks it.
                selectionKey().selector().selectNow();
            } catch (ClosedSelectorException gone) {
                // So has its port.
            }
        }
    }
}
