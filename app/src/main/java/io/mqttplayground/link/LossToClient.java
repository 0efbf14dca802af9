package io.mqttplayground.link;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Loses packets of the broker on their way to a client. It stands behind the packet tap, so that
 * the tap tells what the client gets.
 */
public final class LossToClient extends ChannelOutboundHandlerAdapter {

    private final Loss loss;
    private Peer peer;

    public LossToClient(Loss loss) {
        this.loss = loss;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (loss.takes(peer, message)) {
            ReferenceCountUtil.release(message);
            promise.trySuccess(); // the broker cannot know
        } else {
            context.write(message, promise);
        }
    }
}
