package io.mqttplayground.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Loses packets of a client on their way to the broker. It stands before the packet tap, which
 * tells what arrived.
 */
public final class LossToBroker extends ChannelInboundHandlerAdapter {

    private final Loss loss;
    private Peer peer;

    public LossToBroker(Loss loss) {
        this.loss = loss;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (loss.takes(peer, message)) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
