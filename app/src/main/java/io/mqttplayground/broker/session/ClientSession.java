package io.mqttplayground.broker.session;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.budget.Holder;
import io.mqttplayground.broker.budget.Kind;
import io.mqttplayground.broker.budget.Owner;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.Backlog;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.broker.delivery.OutboundSession;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.Peer;
import io.mqttplayground.wire.Packet;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What the broker keeps of one client between its packets, and, for a persistent session, between
 * its connections (section 4.1). It belongs to the account that made it.
 */
public final class ClientSession {

    private static final AttributeKey<ClientSession> KEY =
            AttributeKey.valueOf(ClientSession.class, "session");

    /** Measured: what it takes without what is counted elsewhere, Moquette's part included. */
    private static final int BASE_BYTES = 3_000;

    private final String clientId;
    private final Optional<String> account;
    private final boolean clean;
    private final AccessControl access;
    private final Holder holder;
    private final OutboundSession outbound;
    private final Backlog backlog;
    private final Received received;
    private final Subscriptions subscriptions;
    private volatile Optional<Peer> peer = Optional.empty();
    private volatile Optional<String> ending = Optional.empty();
    private volatile ClientRules rights;
    private volatile boolean begun;

    /** What every session of a broker is made with. */
    public record Terms(AccessControl access, Limits limits, BacklogWatch watch, Budget budget) {}

    /**
     * @param owner the one who asked for it
     * @param clean whether it ends with the connection [MQTT-3.1.2-6]
     * @param letGo ends it, with a reason, because it takes more memory than there is for one; must
     *     not wait
     */
    ClientSession(Peer owner, boolean clean, Terms terms, BiConsumer<ClientSession, String> letGo) {
        this.clientId = owner.clientId();
        this.account = owner.account();
        this.clean = clean;
        this.access = terms.access();
        Owner whose = Owner.of(account, owner.ip());
        this.holder = terms.budget().open(whose, reason -> letGo.accept(this, reason));
        this.outbound = new OutboundSession(terms.limits(), holder);
        this.received = new Received(holder);
        this.subscriptions = new Subscriptions(terms.limits(), holder);
        this.backlog = new Backlog(outbound, terms.watch());
    }

    public String clientId() {
        return clientId;
    }

    /** Empty for anonymous clients, who are as one account. */
    public Optional<String> account() {
        return account;
    }

    /** What it makes the broker hold, beside what its connection does. */
    public Holder holder() {
        return holder;
    }

    /** Counts itself; whether there is room for it. */
    boolean takesItsMemory() {
        return holder.take(Kind.SESSIONS, BASE_BYTES + 2L * clientId.length());
    }

    /** Has it end with its connection, whatever the client asked for. */
    void endWithConnection(String why) {
        ending = Optional.of(why);
    }

    /** Why it ends with its connection, although its client did not ask for that. */
    Optional<String> whyItEnds() {
        return clean ? Optional.empty() : ending;
    }

    /** Whether it has to end, and its connection first. */
    boolean isEnding() {
        return ending.isPresent();
    }

    boolean endsWithConnection() {
        return clean || isEnding();
    }

    /** What its client may do by the rules that are in force now. Any thread. */
    public ClientRules rights() {
        AccessRules inForce = access.rules();
        ClientRules known = rights;
        if (known == null || !known.areOf(inForce)) {
            known = inForce.forClient(account, clientId);
            rights = known;
        }
        return known;
    }

    public OutboundSession outbound() {
        return outbound;
    }

    public Backlog backlog() {
        return backlog;
    }

    /** What it received at QoS 2 and has not released. */
    public Received received() {
        return received;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Has a connection use it from now on.
     *
     * @return whether it was there before [MQTT-3.2.2-2]
     */
    boolean connected(Channel channel) {
        Peer connected = Peer.of(channel);
        peer = Optional.of(connected);
        holder.moveTo(Owner.of(account, connected.ip()));
        channel.attr(KEY).set(this);
        boolean before = begun;
        begun = true;
        return before;
    }

    /** The session that a connection was admitted to; no packet passes the login before that. */
    public static ClientSession of(Channel channel) {
        return channel.attr(KEY).get();
    }

    void disconnected(Peer from) {
        if (peer.filter(from::equals).isPresent()) {
            peer = Optional.empty();
        }
    }

    /** Its connection is gone, though nobody said so. */
    void hangUp() {
        peer = Optional.empty();
        backlog.hangUp();
    }

    /** Closes the connection, if there is one, and says whether there was. */
    boolean cut(String reason) {
        Optional<Peer> connected = peer;
        connected.ifPresent(at -> at.close(reason));
        return connected.isPresent();
    }

    public ClientStatus status() {
        return new ClientStatus(
                clientId,
                account,
                peer.map(Peer::address),
                clean,
                subscriptions.granted().entrySet().stream()
                        .map(granted -> new Packet.Filter(granted.getKey(), granted.getValue()))
                        .toList(),
                outbound.inFlight(),
                outbound.queued(),
                outbound.dropped());
    }
}
