package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;

/**
 * Tells the wire of what a client gets, and loses what the learner wants lost on its way. A handler
 * of its own beside {@link TapToBroker}: one for both ways cost the broker a fifth of its
 * throughput.
 */
public final class TapToClient extends ChannelOutboundHandlerAdapter {
    private final Loss loss;
    private final Reports reports;
    private Peer peer;

    public TapToClient(LinkFaults faults, Reports reports) {
        this.loss = new Loss(faults, reports);
        this.reports = reports;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        peer = Peer.of(added.channel());
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (loss.takes(peer, Direction.TO_CLIENT, message)) {
            ReferenceCountUtil.release(message);
            promise.trySuccess(); // the broker cannot know
        } else {
            reports.passed(peer, Direction.TO_CLIENT, message);
            context.write(message, promise);
        }
    }
}
