package io.mqttplayground.link;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** The links of one broker, to which faults are done. */
public interface Links {

    /** The sessions that are known, connected or kept. */
    List<ClientStatus> sessions();

    /** The client's session; empty when there is none. */
    default Optional<ClientStatus> session(String clientId) {
        return sessions().stream().filter(one -> one.clientId().equals(clientId)).findFirst();
    }

    /**
     * Closes the client's connection as if the network had failed.
     *
     * @param reason for a reader of the wire
     * @return whether it was connected
     */
    boolean cut(String clientId, String reason);

    /** A connection for one more client, which has not yet said CONNECT. */
    Socket connect() throws IOException;

    /** What the client said as its password; empty where the broker vouches for a second one. */
    Optional<String> password(String clientId);
}
