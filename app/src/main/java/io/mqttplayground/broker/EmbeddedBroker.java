package io.mqttplayground.broker;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Links;
import io.mqttplayground.wire.Wire;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A running broker inside this process. Several can run side by side. */
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerSettings settings;
    private final AccessControl access;
    private final Wire wire = new Wire();
    private final LinkFaults faults = new LinkFaults(new ClientLinks(), wire);
    private final Failures failures = new Failures(System::nanoTime);
    private final Lasting lasting;
    private final RestartingChain chain;

    private EmbeddedBroker(BrokerSettings settings, AccessControl access, Budget budget) {
        this.settings = settings;
        this.access = access;
        this.lasting = new Lasting(limits(), budget, access, faults, wire, failures);
        this.chain = new RestartingChain(settings.host(), lasting, failures);
    }

    /** A broker for which every client may do everything; binds the port and serves. */
    public static EmbeddedBroker start(BrokerSettings settings) throws BrokerStartException {
        return start(settings, AccessControl.open());
    }

    /** Binds the port and serves from then on, as the files of broker-config say. */
    public static EmbeddedBroker start(BrokerConfig config) throws BrokerStartException {
        String host = config.settings().host();
        PasswordFile accounts = DemoPasswords.guarded(host, config.passwords());
        return start(
                config.settings(),
                new AccessControl(config.allowAnonymous(), accounts, config.rules()));
    }

    /** Binds the port and serves from then on. */
    public static EmbeddedBroker start(BrokerSettings settings, AccessControl access)
            throws BrokerStartException {
        int percent = settings.limits().of(Limit.MEMORY_PERCENT);
        return start(settings, access, Budget.ofHeap(percent));
    }

    /** The same with a budget of its own, such as a small one. */
    public static EmbeddedBroker start(BrokerSettings settings, AccessControl access, Budget budget)
            throws BrokerStartException {
        EmbeddedBroker broker = new EmbeddedBroker(settings, access, budget);
        try {
            broker.chain.listen(settings.port());
            return broker;
        } catch (IOException | RuntimeException cannotBind) {
            broker.close();
            throw BrokerStartException.of(settings, cannotBind);
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
        return lasting.sessions().statuses();
    }

    /** The retained messages by topic. */
    public List<RetainedMessage> retained() {
        return lasting.retained().all();
    }

    /** Who may do what, as it stands now. */
    public AccessRules accessRules() {
        return access.rules();
    }

    /** The accounts, as they stand now. */
    public PasswordFile passwords() {
        return access.passwords();
    }

    /** Takes other accounts, and ends the connections and sessions of those that are gone. */
    public void replacePasswords(PasswordFile passwords) {
        access.replacePasswords(DemoPasswords.guarded(settings.host(), passwords));
        lasting.sessions().end(session -> isRemoved(session.account()), "the account was removed");
    }

    private boolean isRemoved(Optional<String> account) {
        return account.isPresent() && !passwords().users().contains(account.get());
    }

    /**
     * Closes a client's connection as if the network had failed: its will is published.
     *
     * @return whether it was connected
     */
    public boolean disconnect(String clientId) {
        String reason = "closed by the one who runs the broker";
        return lasting.sessions().cut(clientId, reason);
    }

    /** The faults that are set on the links of clients, for whoever learns from them. */
    public LinkFaults faults() {
        return faults;
    }

    /** The links that faults are done to. */
    private final class ClientLinks implements Links {

        @Override
        public List<ClientStatus> sessions() {
            return clients();
        }

        @Override
        public boolean cut(String clientId, String reason) {
            return lasting.sessions().cut(clientId, reason);
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

    /** Has a line for every failure inside the broker, and what was done about it. */
    public void onFailure(Consumer<String> listener) {
        failures.addListener(listener);
    }

    /** Is completed when it serves nobody any more, although it was not closed. */
    public CompletableFuture<Void> lost() {
        return chain.lost();
    }

    /** The threads of its network, to see what happens when they are kept or die. */
    List<EventLoop> networkThreads() {
        return List.copyOf(chain.serving().listener().threads().values());
    }

    /** Runs a task on the thread of a session, to see what happens when it is kept or dies. */
    void onSessionThread(String clientId, Runnable task) {
        chain.serving().moquette().onSessionThread(clientId, task);
    }

    /** Closes the port and every connection, and ends the broker's threads. */
    @Override
    public void close() {
        faults.clear();
        chain.stop();
    }
}
