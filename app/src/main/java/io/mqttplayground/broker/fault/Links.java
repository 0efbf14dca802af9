package io.mqttplayground.broker.fault;

import io.mqttplayground.broker.ClientStatus;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The links of one broker, to which faults are done. */
public interface Links {

    /** The client's session; empty when there is none. */
    Optional<ClientStatus> session(String clientId);

    /**
     * Closes the client's connection as if the network had failed.
     *
     * @param reason for a reader of the wire
     * @return whether it was connected
     */
    boolean cut(String clientId, String reason);

    /** Where one more client connects. */
    InetSocketAddress address();
}
