package io.mqttplayground.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Another client with the same identifier, which comes back at once whenever it is taken over. */
public final class Rival implements AutoCloseable {

    private final int port;
    private final String clientId;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile RawMqtt connection;

    private Rival(int port, String clientId) throws IOException {
        this.port = port;
        this.clientId = clientId;
        this.connection = connect();
    }

    /** Takes the identifier from whoever has it. */
    public static Rival of(int port, String clientId) throws IOException {
        Rival rival = new Rival(port, clientId);
        Thread thread = new Thread(rival::fight, "rival of " + clientId);
        thread.setDaemon(true);
        thread.start();
        return rival;
    }

    private RawMqtt connect() throws IOException {
        RawMqtt client = new RawMqtt(port);
        client.send(RawMqtt.connect(clientId, true));
        assertThat(client.expect(RawMqtt.CONNACK).body()).containsExactly(0, 0);
        return client;
    }

    private void fight() {
        while (!over.get()) {
            try {
                connection.expectClosed();
                if (!over.get()) {
                    connection = connect();
                }
            } catch (EOFException | SocketException takenOverAtOnce) {
                // Then again.
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    @Override
    public void close() throws IOException {
        over.set(true);
        connection.close();
    }
}
