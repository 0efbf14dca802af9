package io.mqttplayground.broker.connection;

import io.mqttplayground.link.Peer;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/**
 * Ends the connection of a client that was silent for one and a half times its keep alive
 * [MQTT-3.1.2-24]; not of one that the broker itself keeps waiting.
 */
public final class KeepAliveGuard extends ChannelInboundHandlerAdapter {

    /** Where Moquette looks for it and puts it. */
    private static final String MOQUETTES_CLOCK = "idleStateHandler";

    private final OrderGuard order;

    public KeepAliveGuard(OrderGuard order) {
        this.order = order;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SessionReady.SIGNAL) {
            replaceClock(context);
        }
        if (event instanceof IdleStateEvent && !order.isHolding()) {
            Peer.of(context.channel())
                    .close("silent for more than 1.5 times its keep alive [MQTT-3.1.2-24]");
        }
        context.fireUserEventTriggered(event);
    }

    /** Moquette's clock hears the network, also what is then lost on purpose; ours does not. */
    private static void replaceClock(ChannelHandlerContext context) {
        int seconds = Peer.of(context.channel()).keepAliveSeconds();
        if (context.pipeline().get(MOQUETTES_CLOCK) != null) {
            context.pipeline().remove(MOQUETTES_CLOCK);
        }
        if (seconds > 0) {
            context.pipeline()
                    .addAfter(
                            "tap",
                            "keepAliveClock",
                            new IdleStateHandler(seconds * 1500L, 0, 0, TimeUnit.MILLISECONDS));
        }
    }
}
