package io.mqttplayground.wire;

import java.time.Instant;
import java.util.Optional;

/** Something that happened on a client's connection, in the order the broker saw it. */
public sealed interface WireEvent {

    /** Counts the broker's events from 1. */
    long number();

    Instant at();

    /** The client identifier; empty before the CONNECT has been read. */
    String clientId();

    /** The account the client connected as; empty for an anonymous one. */
    Optional<String> account();

    /** A control packet passed. */
    record PacketSeen(
            long number,
            Instant at,
            String clientId,
            Optional<String> account,
            Direction direction,
            Packet packet)
            implements WireEvent {

        /** The same with another packet in its place, such as a shortened one. */
        PacketSeen with(Packet other) {
            return other == packet
                    ? this
                    : new PacketSeen(number, at, clientId, account, direction, other);
        }
    }

    /**
     * The broker did not do what a packet asked for.
     *
     * @param packet what was asked
     * @param reason why not, for a reader: the access rule quoted, or the section of the standard
     */
    record Refused(
            long number,
            Instant at,
            String clientId,
            Optional<String> account,
            Packet packet,
            String reason)
            implements WireEvent {

        /** The same with another packet in its place, such as a shortened one. */
        Refused with(Packet other) {
            return other == packet
                    ? this
                    : new Refused(number, at, clientId, account, other, reason);
        }
    }

    /**
     * A packet did not arrive, because a fault was set on purpose.
     *
     * @param direction where it was going
     * @param how what became of it, for a reader
     */
    record Lost(
            long number,
            Instant at,
            String clientId,
            Optional<String> account,
            Direction direction,
            Packet packet,
            String how)
            implements WireEvent {

        /** The same with another packet in its place, such as a shortened one. */
        Lost with(Packet other) {
            return other == packet
                    ? this
                    : new Lost(number, at, clientId, account, direction, other, how);
        }
    }

    /**
     * A fault was set on a client's link, or taken away.
     *
     * @param what for a reader
     */
    record FaultChanged(
            long number, Instant at, String clientId, Optional<String> account, String what)
            implements WireEvent {}

    /**
     * The connection is gone.
     *
     * @param graceful whether the client said DISCONNECT; if not, its will is published
     * @param reason why, where the broker closed it; otherwise empty
     */
    record ConnectionClosed(
            long number,
            Instant at,
            String clientId,
            Optional<String> account,
            boolean graceful,
            Optional<String> reason)
            implements WireEvent {}
}
