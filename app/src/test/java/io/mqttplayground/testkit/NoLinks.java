package io.mqttplayground.testkit;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.Links;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Links of a broker that has no clients. */
public final class NoLinks implements Links {

    @Override
    public List<ClientStatus> sessions() {
        return List.of();
    }

    @Override
    public boolean cut(String clientId, String reason) {
        return false;
    }

    @Override
    public Socket connect() {
        throw new IllegalStateException("there is no broker");
    }

    @Override
    public Optional<String> password(String clientId) {
        return Optional.empty();
    }
}
