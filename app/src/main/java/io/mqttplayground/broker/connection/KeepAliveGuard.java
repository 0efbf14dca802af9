package io.mqttplayground.broker.connection;

import io.mqttplayground.link.Peer;
import io.mqttplayground.link.TapToBroker;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;

/**
 * Ends the connection of a client that was silent for one and a half times its keep alive
 * [MQTT-3.1.2-24]; not of one that the broker itself keeps waiting.
 */
public final class KeepAliveGuard extends ChannelInboundHandlerAdapter {

    private final OrderGuard order;

    public KeepAliveGuard(OrderGuard order) {
        this.order = order;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        Peer peer = Peer.of(context.channel());
        if (event == SessionReady.SIGNAL && peer.keepAliveSeconds() > 0) {
            startClock(context.pipeline(), peer.keepAliveSeconds() * 1500L);
        }
        if (event instanceof IdleStateEvent && !order.isHolding()) {
            peer.close("silent for more than 1.5 times its keep alive [MQTT-3.1.2-24]");
        }
        context.fireUserEventTriggered(event);
    }

    /** The clock hears what the tap hears: not what is lost on purpose before it arrives. */
    private static void startClock(ChannelPipeline pipeline, long millis) {
        pipeline.addAfter(
                pipeline.context(TapToBroker.class).name(),
                "keepAliveClock",
                new IdleStateHandler(millis, 0, 0, TimeUnit.MILLISECONDS));
    }
}
