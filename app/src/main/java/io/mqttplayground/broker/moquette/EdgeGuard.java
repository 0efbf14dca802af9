package io.mqttplayground.broker.moquette;

import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;

/**
 * The last before Moquette: keeps from it what would only make it work in vain, and ends a
 * connection whose handling failed, so that a fault stays one client's.
 */
public final class EdgeGuard extends ChannelInboundHandlerAdapter {

    private final BrokerFailures failures;
    private boolean failed;
    private boolean known;

    public EdgeGuard(BrokerFailures failures) {
        this.failures = failures;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        known = true;
        context.fireChannelActive();
    }

    /** Moquette fails at the end of a connection that was closed before it knew of it. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (known) {
            context.fireChannelInactive();
        }
    }

    /** Moquette would look through a queue that it does not have. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {}

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {}

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || failed) {
            context.close(); // the network's doing, or the client's, or told before
            return;
        }
        failed = true;
        Peer peer = Peer.of(context.channel());
        try {
            peer.noteReason("the broker failed: " + cause);
            failures.report(
                    "a packet of client " + peer.clientId() + " could not be handled", cause);
        } finally {
            context.close(); // even if there is no memory to say why
        }
    }
}
