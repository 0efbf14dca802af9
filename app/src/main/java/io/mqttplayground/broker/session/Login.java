package io.mqttplayground.broker.session;

import java.util.Optional;

/**
 * What a CONNECT asks for, once it is known to be allowed.
 *
 * @param account user name; empty for an anonymous client
 * @param cleanSession whether the session starts empty and ends with the connection
 * @param keepAliveSeconds 0 for none
 * @param protocolLevel 3 for MQTT 3.1, 4 for 3.1.1
 */
public record Login(
        String clientId,
        Optional<String> account,
        boolean cleanSession,
        int keepAliveSeconds,
        int protocolLevel) {}
