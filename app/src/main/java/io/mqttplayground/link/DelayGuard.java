package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Makes a client's packets take longer, on purpose, without changing their order. What a client
 * said before it left still arrives; what was on its way when the broker cut the connection does
 * not. Costs one look while no fault is set.
 */
public final class DelayGuard extends ChannelDuplexHandler implements LinkFaults.Watcher {

    /** Beyond this, nothing more is read from the client. */
    private static final long MOST_BYTES_IN = 256 * 1024;

    private final LinkFaults faults;
    private final Consumer<Boolean> full;
    private final long mostBytesOut;
    private ChannelHandlerContext context;
    private Peer peer;
    private DelayLine in;
    private DelayLine out;

    /**
     * @param full is told whether so much waits that nothing more must be read
     * @param mostBytesOut what may be on its way to the client before it is let go
     */
    public DelayGuard(LinkFaults faults, Consumer<Boolean> full, long mostBytesOut) {
        this.faults = faults;
        this.full = full;
        this.mostBytesOut = mostBytesOut;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        peer = Peer.of(added.channel());
        in = new DelayLine(added.executor(), this::wentOn);
        out = new DelayLine(added.executor(), this::wentOn);
    }

    private void wentOn() {
        full.accept(in.bytes() > MOST_BYTES_IN);
        if (in.isEmpty() && out.isEmpty()) {
            faults.unwatch(this);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        if (passes(in, Direction.TO_BROKER)) {
            context.fireChannelRead(message);
        } else {
            hold(in, Direction.TO_BROKER, new FromClient(message));
            full.accept(in.bytes() > MOST_BYTES_IN);
        }
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (passes(out, Direction.TO_CLIENT)) {
            context.write(message, promise);
        } else {
            hold(out, Direction.TO_CLIENT, new ToClient(message, promise));
            if (out.bytes() > mostBytesOut) {
                peer.close("more than %,d bytes wait behind its delay".formatted(mostBytesOut));
            }
        }
    }

    private boolean passes(DelayLine line, Direction way) {
        return line.isEmpty() && (!faults.isAny() || delay(way).isZero());
    }

    private void hold(DelayLine line, Direction way, DelayLine.Held held) {
        faults.watch(this);
        // Only now is a change told, so the delay is asked for only now.
        line.add(delay(way), held);
    }

    private Duration delay(Direction way) {
        return faults.delayOf(peer.clientId(), way);
    }

    /** What was held back for longer than it would be now goes on at once. */
    @Override
    public void faultsChanged() {
        context.executor().execute(this::hasten);
    }

    private void hasten() {
        hasten(in, Direction.TO_BROKER);
        hasten(out, Direction.TO_CLIENT);
    }

    private void hasten(DelayLine line, Direction way) {
        if (delay(way).isZero()) {
            line.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        if (peer.closeReason().isPresent()) {
            in.abandon();
        } else {
            in.release();
        }
        context.fireChannelInactive();
        end();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ignored) {
        end();
    }

    private void end() {
        in.abandon();
        out.abandon();
        faults.unwatch(this);
    }

    private static int sizeOf(Object message) {
        return message instanceof MqttPublishMessage publish
                ? publish.payload().readableBytes()
                : 0;
    }

    private final class FromClient implements DelayLine.Held {

        private final Object message;
        private final int payloadBytes;

        FromClient(Object message) {
            this.message = message;
            this.payloadBytes = sizeOf(message);
        }

        @Override
        public void goOn() {
            context.fireChannelRead(message);
            context.fireChannelReadComplete();
        }

        @Override
        public void abandon() {
            ReferenceCountUtil.release(message);
        }

        @Override
        public int payloadBytes() {
            return payloadBytes;
        }
    }

    private final class ToClient implements DelayLine.Held {

        private final Object message;
        private final ChannelPromise promise;
        private final int payloadBytes;

        ToClient(Object message, ChannelPromise promise) {
            this.message = message;
            this.promise = promise;
            this.payloadBytes = sizeOf(message);
        }

        @Override
        public void goOn() {
            context.writeAndFlush(message, promise);
        }

        @Override
        public void abandon() {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
        }

        @Override
        public int payloadBytes() {
            return payloadBytes;
        }
    }
}
