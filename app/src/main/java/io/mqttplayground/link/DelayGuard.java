package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;

/**
 * Makes a client's packets take longer, on purpose, without changing their order. What a client
 * said before it left still arrives; what was on its way when the connection was cut does not.
 * Costs one look while no fault is set.
 */
public final class DelayGuard extends ChannelDuplexHandler implements LinkFaults.Watcher {

    /** What may wait on its way to the broker, and where a relay reads on, to the client. */
    public static final long MOST_BYTES = 256 * 1024;

    /** Sees to it that no more is held back than there is room for. */
    public interface Brake {

        /** Whether more waits in that direction than there is room for. */
        void full(Direction way, boolean full);
    }

    private final LinkFaults faults;
    private final Brake brake;
    private final long mostBytesOut;
    private ChannelHandlerContext context;
    private Peer peer;
    private DelayLine in;
    private DelayLine out;

    /**
     * @param mostBytesOut what there is room for on the way to the client
     */
    public DelayGuard(LinkFaults faults, Brake brake, long mostBytesOut) {
        this.faults = faults;
        this.brake = brake;
        this.mostBytesOut = mostBytesOut;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        peer = Peer.of(added.channel());
        in = new DelayLine(added.executor(), this::toBroker, this::wentOn);
        out =
                new DelayLine(
                        added.executor(),
                        held -> context.writeAndFlush(held.message(), held.promise()),
                        this::wentOn);
    }

    private void toBroker(DelayLine.Held held) {
        context.fireChannelRead(held.message());
        context.fireChannelReadComplete();
    }

    private void wentOn() {
        tellWhatWaits();
        if (in.isEmpty() && out.isEmpty()) {
            faults.unwatch(this);
        }
    }

    private void tellWhatWaits() {
        brake.full(Direction.TO_BROKER, in.bytes() > MOST_BYTES);
        brake.full(Direction.TO_CLIENT, out.bytes() > mostBytesOut);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        if (passes(in, Direction.TO_BROKER)) {
            context.fireChannelRead(message);
        } else {
            hold(in, Direction.TO_BROKER, message, context.newPromise());
        }
    }

    @Override
    public void write(ChannelHandlerContext ignored, Object message, ChannelPromise promise) {
        if (passes(out, Direction.TO_CLIENT)) {
            context.write(message, promise);
        } else {
            hold(out, Direction.TO_CLIENT, message, promise);
        }
    }

    private boolean passes(DelayLine line, Direction way) {
        return line.isEmpty() && (!faults.isAny() || delay(way).isZero());
    }

    private void hold(DelayLine line, Direction way, Object message, ChannelPromise promise) {
        faults.watch(this);
        // Only now is a change told, so the delay is asked for only now.
        line.add(delay(way), new DelayLine.Held(message, promise, cost(message)));
        tellWhatWaits();
    }

    private static int cost(Object message) {
        return message instanceof Frame frame
                ? frame.bytes().readableBytes()
                : Packets.cost(message);
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
}
