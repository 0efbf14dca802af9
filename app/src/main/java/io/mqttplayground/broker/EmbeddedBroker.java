package io.mqttplayground.broker;

import io.moquette.broker.GuardedServer;
import io.moquette.broker.config.MemoryConfig;
import io.mqttplayground.broker.guard.GuardChain;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Properties;

/** A running broker inside this process. Several can run side by side. */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerSettings settings;
    private final Wire wire = new Wire();
    private final GuardChain guards = new GuardChain(wire);
    private final GuardedServer server;

    private EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
        this.server =
                new GuardedServer(
                        guards.joints(
                                new MemoryConfig(properties()), settings.limits().packetBytes()));
    }

    /** Binds the port and serves from then on, as the files of broker-config say. */
    public static EmbeddedBroker start(BrokerConfig config) throws BrokerStartException {
        return start(config.settings());
    }

    /** Binds the port and serves from then on. */
    public static EmbeddedBroker start(BrokerSettings settings) throws BrokerStartException {
        EmbeddedBroker broker = new EmbeddedBroker(settings);
        try {
            broker.server.listen(new InetSocketAddress(settings.host(), settings.port()));
            return broker;
        } catch (IOException | RuntimeException cannotBind) {
            broker.close();
            throw BindFailure.explain(settings, cannotBind);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("persistence_enabled", "false");
        properties.setProperty("telemetry_enabled", "false");
        properties.setProperty("allow_anonymous", "true");
        properties.setProperty("allow_zero_byte_client_id", "true");
        properties.setProperty("buffer_flush_millis", "0");
        properties.setProperty("session_queue_size", "65536");
        return properties;
    }

    /** The port that was bound. */
    public int port() {
        return server.port();
    }

    /** Where a client on this machine connects, such as {@code tcp://127.0.0.1:1883}. */
    public String uri() {
        String host = settings.host().equals("0.0.0.0") ? BrokerSettings.LOOPBACK : settings.host();
        return "tcp://" + host + ":" + port();
    }

    /** What it grants before it refuses. */
    public Limits limits() {
        return settings.limits();
    }

    /** Every control packet that passes. */
    public Wire wire() {
        return wire;
    }

    /** The sessions, connected or kept for their return, by client identifier. */
    public List<ClientStatus> clients() {
        return guards.clients();
    }

    /** Closes the port and every connection, and ends the broker's threads. */
    @Override
    public void close() {
        server.stop();
    }
}
