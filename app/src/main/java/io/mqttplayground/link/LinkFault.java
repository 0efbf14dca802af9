package io.mqttplayground.link;

import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.PacketType;
import java.time.Duration;
import java.util.Optional;

/** Something that is wrong, on purpose, between one client and the broker. */
public sealed interface LinkFault {

    /** The client that it touches; no other notices. */
    String clientId();

    /** What is wrong, in words. */
    String text();

    /** Each connection is closed as soon as it is known whose it is. */
    record Offline(String clientId) implements LinkFault {
        @Override
        public String text() {
            return "offline until it is let in again";
        }
    }

    /**
     * The next packets of a type are lost on their way.
     *
     * @param left how many are still to be lost
     */
    record Drop(String clientId, PacketType packet, Direction direction, int left)
            implements LinkFault {

        /** What is left of it once a packet is lost; empty when that was the last. */
        Optional<Drop> rest() {
            return left > 1
                    ? Optional.of(new Drop(clientId, packet, direction, left - 1))
                    : Optional.empty();
        }

        @Override
        public String text() {
            String packets = left == 1 ? "the next " + packet : "the next " + left + " " + packet;
            return packets + " " + way(direction) + (left == 1 ? " is lost" : " are lost");
        }
    }

    /** Packets take longer, and keep their order. */
    record Delay(String clientId, Direction direction, Duration by) implements LinkFault {
        @Override
        public String text() {
            return "packets " + way(direction) + " take " + by.toMillis() + " ms longer";
        }
    }

    /** A second client with the same identifier has taken over the session. */
    record Duplicate(String clientId) implements LinkFault {
        @Override
        public String text() {
            return "a second client with this identifier is connected";
        }
    }

    private static String way(Direction direction) {
        return direction == Direction.TO_BROKER ? "to the broker" : "to the client";
    }
}
