package io.mqttplayground.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The second clients that have taken over a session, each until the first returns. */
final class Duplicates {

    private static final Logger LOG = Logger.getLogger(Duplicates.class.getName());

    private final Map<String, DuplicateClient> connected = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** Connects a second client as the same account, with a session of the same kind. */
    void add(ClientStatus first, Links links) throws IOException {
        String clientId = first.clientId();
        String password = links.password(clientId).orElseGet(() -> UUID.randomUUID().toString());
        DuplicateClient second = new DuplicateClient(links.connect());
        passwords.put(clientId, password);
        try {
            second.connect(
                    new DuplicateClient.Login(
                            clientId, first.account(), password, first.cleanSession()));
        } catch (IOException refused) {
            second.close();
            throw refused;
        } finally {
            passwords.remove(clientId);
        }
        connected.put(clientId, second);
        Thread reader = new Thread(() -> read(clientId, second), "duplicate " + clientId);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(String clientId, DuplicateClient second) {
        try (second) {
            second.readToEnd();
        } catch (IOException ended) {
            LOG.log(Level.FINE, "the second " + clientId + " is gone", ended);
        } finally {
            connected.remove(clientId, second);
        }
    }

    /** Whether this is the password that a second client was given to get in, this once. */
    boolean vouchFor(String clientId, byte[] password) {
        String given = passwords.get(clientId);
        return given != null
                && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), password);
    }

    List<LinkFault> all() {
        return connected.keySet().stream()
                .sorted()
                .map(clientId -> (LinkFault) new LinkFault.Duplicate(clientId))
                .toList();
    }

    void end(String clientId) {
        DuplicateClient second = connected.remove(clientId);
        if (second != null) {
            try {
                second.disconnect();
            } catch (IOException goneAlready) {
                LOG.log(Level.FINE, "the second " + clientId + " was gone", goneAlready);
            }
        }
    }
}
