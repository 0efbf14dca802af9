package io.mqttplayground.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Tells the wire that a connection is gone: after its last words, which say whether it ended
 * gracefully, and before its will is published.
 */
public final class ClosingTap extends ChannelInboundHandlerAdapter {

    private final Reports reports;

    public ClosingTap(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reports.closed(Peer.of(context.channel()));
        context.fireChannelInactive();
    }
}
