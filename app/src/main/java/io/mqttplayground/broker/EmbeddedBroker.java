package io.mqttplayground.broker;

import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.guard.Faults;
import io.mqttplayground.broker.guard.GuardChain;
import io.mqttplayground.broker.guard.RetainedMessage;
import io.mqttplayground.broker.guard.RetainedStore;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.fault.LinkFaults;
import io.mqttplayground.link.fault.Links;
import io.mqttplayground.wire.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A running broker inside this process. Several can run side by side. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class.getName());

    /** Of a backlog: what all retained payloads together may take. */
    private static final long RETAINED_BACKLOGS = 4;

    private final BrokerSettings settings;
    private final AccessControl access;
    private final RetainedStore retained;
    private final Wire wire = new Wire();
    private final LinkFaults faults = new LinkFaults(new OwnLinks(), wire);
    private final List<Consumer<String>> faultListeners = new CopyOnWriteArrayList<>();
    private volatile GuardChain chain;
    private boolean closed;

    private EmbeddedBroker(BrokerSettings settings, AccessControl access) {
        this.settings = settings;
        this.access = access;
        Limits limits = settings.limits();
        this.retained =
                new RetainedStore(
                        limits.retainedMessages(),
                        limits.backlogBytes() * RETAINED_BACKLOGS,
                        Clock.systemUTC());
        this.chain = newChain();
    }

    /** A broker for which every client may do everything; binds the port and serves. */
    public static EmbeddedBroker start(BrokerSettings settings) throws BrokerStartException {
        return start(settings, AccessControl.open());
    }

    /** Binds the port and serves from then on, as the files of broker-config say. */
    public static EmbeddedBroker start(BrokerConfig config) throws BrokerStartException {
        return start(
                config.settings(),
                new AccessControl(config.allowAnonymous(), config.passwords(), config.rules()));
    }

    /** Binds the port and serves from then on. */
    public static EmbeddedBroker start(BrokerSettings settings, AccessControl access)
            throws BrokerStartException {
        EmbeddedBroker broker = new EmbeddedBroker(settings, access);
        try {
            broker.chain.listen(new InetSocketAddress(settings.host(), settings.port()));
            return broker;
        } catch (IOException | RuntimeException cannotBind) {
            broker.close();
            throw BindFailure.explain(settings, cannotBind);
        }
    }

    private GuardChain newChain() {
        return new GuardChain(settings.limits(), access, retained, faults, wire, new Reactions());
    }

    /** What is done about faults. */
    private final class Reactions implements Faults {

        @Override
        public void report(String what, Throwable cause) {
            LOG.log(Level.SEVERE, what, cause);
            faultListeners.forEach(listener -> listener.accept(what));
        }

        @Override
        public void sessionThreadDied(Throwable cause) {
            LOG.log(Level.SEVERE, "a session thread died", cause);
            Thread restart = new Thread(EmbeddedBroker.this::restart, "mqtt-restart");
            restart.setDaemon(true);
            restart.start();
        }
    }

    /** Sessions are lost, retained messages are not. */
    private synchronized void restart() {
        if (closed) {
            return;
        }
        int port = chain.port();
        chain.stop();
        chain = newChain();
        String outcome = "a thread of the broker died; the broker was started again";
        try {
            chain.listen(new InetSocketAddress(settings.host(), port));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.SEVERE, "the broker could not be started again", e);
            outcome = "a thread of the broker died, and it cannot be started again: " + e;
        }
        for (Consumer<String> listener : faultListeners) {
            listener.accept(outcome);
        }
    }

    /** The port that was bound. */
    public int port() {
        return chain.port();
    }

    /** Where a client on this machine connects, such as {@code tcp://127.0.0.1:1883}. */
    public String uri() {
        return "tcp://" + settings.reachableHost() + ":" + port();
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
        return chain.clients();
    }

    /** The retained messages by topic. */
    public List<RetainedMessage> retained() {
        return retained.all();
    }

    /** Who may do what, as it stands now. */
    public AccessRules accessRules() {
        return access.rules();
    }

    /** The accounts, as they stand now. */
    public PasswordFile passwords() {
        return access.passwords();
    }

    /** Takes other rules for every client, those that are connected too. */
    public void replaceRules(AccessRules rules) {
        access.replaceRules(rules);
    }

    /** Takes other accounts, and ends the connections and sessions of those that are gone. */
    public void replacePasswords(PasswordFile passwords) {
        access.replacePasswords(passwords);
        chain.end(
                client -> client.account().filter(name -> !isAccount(name)).isPresent(),
                "the account was removed");
    }

    private boolean isAccount(String name) {
        return access.passwords().users().contains(name);
    }

    /**
     * Closes a client's connection as if the network had failed: its will is published.
     *
     * @return whether it was connected
     */
    public boolean disconnect(String clientId) {
        return cut(clientId, "closed by the one who runs the broker");
    }

    private boolean cut(String clientId, String reason) {
        return chain.disconnect(client -> client.clientId().equals(clientId), reason) > 0;
    }

    /** The faults that are set on the links of clients, for whoever learns from them. */
    public LinkFaults faults() {
        return faults;
    }

    /** The links that faults are done to. */
    private final class OwnLinks implements Links {

        @Override
        public Optional<ClientStatus> session(String clientId) {
            return clients().stream()
                    .filter(client -> client.clientId().equals(clientId))
                    .findFirst();
        }

        @Override
        public boolean cut(String clientId, String reason) {
            return EmbeddedBroker.this.cut(clientId, reason);
        }

        @Override
        public Socket connect() throws IOException {
            return new Socket(settings.reachableHost(), port());
        }

        @Override
        public Optional<String> password(String clientId) {
            return Optional.empty();
        }
    }

    /** Has a line for every fault inside the broker, and what was done about it. */
    public void onFault(Consumer<String> listener) {
        faultListeners.add(listener);
    }

    /** Makes a session thread of the broker die. */
    void breakSessionThread() {
        chain.breakSessionThread();
    }

    /** Closes the port and every connection, and ends the broker's threads. */
    @Override
    public synchronized void close() {
        closed = true;
        faults.clear();
        chain.stop();
    }
}
