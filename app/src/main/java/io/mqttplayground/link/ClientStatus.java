package io.mqttplayground.link;

import io.mqttplayground.wire.Packet;
import java.util.List;
import java.util.Optional;

/**
 * One session of the broker, as {@code clients} shows it.
 *
 * @param clientId client identifier
 * @param account user name it connected with; empty for an anonymous client
 * @param address remote address; empty while it is offline
 * @param cleanSession whether the session ends with the connection [MQTT-3.1.2-6]
 * @param subscriptions granted filters, each with its granted QoS
 * @param inFlight QoS 1 and 2 messages sent and not yet acknowledged
 * @param queued messages waiting for the client
 * @param dropped messages for which its queue had no room while it was offline
 */
public record ClientStatus(
        String clientId,
        Optional<String> account,
        Optional<String> address,
        boolean cleanSession,
        List<Packet.Filter> subscriptions,
        int inFlight,
        int queued,
        long dropped) {}
