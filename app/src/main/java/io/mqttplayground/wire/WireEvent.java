package io.mqttplayground.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Something that happened on a client's connection, in the order the broker saw it. */
public sealed interface WireEvent {

    /**
     * What each kind has.
     *
     * @param number counts the broker's events from 1
     * @param clientId the client identifier; empty before the CONNECT has been read
     * @param account the account the client connected as; empty for an anonymous one
     */
    record Header(long number, Instant at, String clientId, Optional<String> account) {}

    Header header();

    default long number() {
        return header().number();
    }

    default Instant at() {
        return header().at();
    }

    default String clientId() {
        return header().clientId();
    }

    default Optional<String> account() {
        return header().account();
    }

    /** The same with no more than the beginning of a payload, to be kept for a while. */
    default WireEvent shortened() {
        return this;
    }

    /** Memory that it takes, roughly. */
    default long bytes() {
        return 200L + clientId().length() + account().map(String::length).orElse(0);
    }

    /** What the function for its kind answers. */
    default <T> T answer(
            Function<? super PacketSeen, T> seen,
            Function<? super Refused, T> refused,
            Function<? super Lost, T> lost,
            Function<? super FaultChanged, T> fault,
            Function<? super ConnectionClosed, T> closed,
            Function<? super SessionEnded, T> ended) {
        if (this instanceof PacketSeen one) {
            return seen.apply(one);
        } else if (this instanceof Refused one) {
            return refused.apply(one);
        } else if (this instanceof Lost one) {
            return lost.apply(one);
        }
        if (this instanceof FaultChanged one) {
            return fault.apply(one);
        }
        return this instanceof ConnectionClosed one
                ? closed.apply(one)
                : ended.apply((SessionEnded) this);
    }

    /** An event that is about a packet. */
    sealed interface OfPacket extends WireEvent {

        Packet packet();

        @Override
        default long bytes() {
            return WireEvent.super.bytes() + packet().bytes();
        }
    }

    /** A control packet passed. */
    record PacketSeen(Header header, Direction direction, Packet packet) implements OfPacket {

        @Override
        public PacketSeen shortened() {
            return new PacketSeen(header, direction, packet.shortened());
        }
    }

    /**
     * The broker did not do what a packet asked for.
     *
     * @param packet what was asked
     * @param reason why not, for a reader: the access rule quoted, or the section of the standard
     */
    record Refused(Header header, Packet packet, String reason) implements OfPacket {

        @Override
        public Refused shortened() {
            return new Refused(header, packet.shortened(), reason);
        }
    }

    /**
     * A packet did not arrive, because a fault was set on purpose.
     *
     * @param direction where it was going
     * @param how what became of it, for a reader
     */
    record Lost(Header header, Direction direction, Packet packet, String how) implements OfPacket {

        @Override
        public Lost shortened() {
            return new Lost(header, direction, packet.shortened(), how);
        }
    }

    /**
     * A fault was set on a client's link, or taken away.
     *
     * @param what for a reader
     */
    record FaultChanged(Header header, String what) implements WireEvent {}

    /**
     * The connection is gone.
     *
     * @param graceful whether the client said DISCONNECT; if not, its will is published
     * @param reason why, where the broker closed it; otherwise empty
     */
    record ConnectionClosed(Header header, boolean graceful, Optional<String> reason)
            implements WireEvent {}

    /**
     * The broker no longer keeps the session of a client that is away.
     *
     * @param reason why, for a reader
     */
    record SessionEnded(Header header, String reason) implements WireEvent {}
}
