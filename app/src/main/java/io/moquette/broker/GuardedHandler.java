package io.moquette.broker;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.Consumer;

/** Moquette's handler, which lets the guards in as soon as it stands in a pipeline itself. */
@Sharable
final class GuardedHandler extends NewNettyMQTTHandler {

    private final Consumer<ChannelHandlerContext> guards;

    /**
     * @param guards adds handlers in front of the one it is given
     */
    GuardedHandler(MQTTConnectionFactory connections, Consumer<ChannelHandlerContext> guards) {
        super(connections);
        this.guards = guards;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        guards.accept(context);
    }
}
