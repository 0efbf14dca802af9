package io.mqttplayground.broker.guard;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;

/**
 * Ends the connection of a client that was silent for one and a half times its keep alive
 * [MQTT-3.1.2-24]; not of one that the broker itself keeps waiting.
 */
final class KeepAliveGuard extends ChannelInboundHandlerAdapter {

    private final OrderGuard order;

    KeepAliveGuard(OrderGuard order) {
        this.order = order;
    }

    /** Moquette sets the clock to one and a half times the keep alive. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !order.isHolding()) {
            Peer.of(context.channel())
                    .close("silent for more than 1.5 times its keep alive [MQTT-3.1.2-24]");
        }
        context.fireUserEventTriggered(event);
    }
}
