package io.mqttplayground.course.verify;

import io.mqttplayground.wire.Packet;
import java.util.Optional;
import java.util.OptionalInt;

/** What control packets amounted to. */
sealed interface Happening {

    String clientId();

    /** Empty for a client without a username. */
    Optional<String> account();

    /**
     * A CONNECT was answered.
     *
     * @param refused why the client may not connect; empty if it may
     * @param again whether a client of this identifier was there before, and left
     * @param asked its CONNECT; empty if that came before anybody looked
     * @param sessionPresent the flag in the CONNACK
     */
    record Connect(
            String clientId,
            Optional<String> account,
            Optional<String> refused,
            boolean again,
            Optional<Packet.Connect> asked,
            boolean sessionPresent)
            implements Happening {}

    /**
     * A subscription was answered.
     *
     * @param granted the granted QoS; empty when it was refused
     */
    record Subscription(
            String clientId, Optional<String> account, String filter, OptionalInt granted)
            implements Happening {}

    /**
     * A client published.
     *
     * @param denied why the broker did not accept it
     */
    record Publish(
            String clientId,
            Optional<String> account,
            Packet.Publish packet,
            Optional<String> denied)
            implements Happening {}

    /** A message went to a client. */
    record Delivery(String clientId, Optional<String> account, Packet.Publish packet)
            implements Happening {}

    /** A packet was lost on purpose. */
    record Lost(String clientId, Optional<String> account, Packet packet) implements Happening {}

    /** A connection ended. */
    record Close(String clientId, Optional<String> account, boolean graceful)
            implements Happening {}
}
