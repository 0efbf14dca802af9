/**
 * What is there only because of Moquette 0.17, the one line of it on Maven Central, and nothing
 * else.
 *
 * <p><b>What Moquette does for us.</b> It answers: CONNACK (whether the session is present we know
 * better, as ours outlive it), SUBACK, UNSUBACK and PINGRESP; and it knows which session is
 * connected, on threads where what is asked for one session is done in order. {@code
 * io.moquette.broker.GuardedServer} puts its parts together, because their constructors are visible
 * only there; {@link io.mqttplayground.broker.moquette.Moquette} starts it, speaks to its threads
 * and tells when one of them has died.
 *
 * <p><b>What we do instead, and why.</b> It breaks promises that the lessons teach, so nothing else
 * reaches it:
 *
 * <ul>
 *   <li>{@code ProtocolGuard}, {@code ReceivingGuard}: a malformed filter (#777) or a PUBLISH with
 *       DUP=1 (#957) ends a session thread; QoS 2 identifiers do not keep a message from being
 *       delivered twice, and a denied publish is never acknowledged.
 *   <li>{@code LoginGuard}, {@code ClientRules}, {@code SubscribeGuard}, {@code WillGuard}: it lets
 *       everybody in when its password file is missing, asks for reads at SUBSCRIBE only, and for
 *       wills not at all. Here it allows all: the guards have asked.
 *   <li>{@code SessionGuard}: any account may have the session of any client identifier, and fast
 *       reconnects mix up old and new connections. So each CONNECT is written anew for it, without
 *       password, will and keep alive, and always for a session that it keeps until it is told to
 *       forget it.
 *   <li>{@code SubscriptionTree}: {@code #} matches {@code $} topics, and subscriptions are lost
 *       when clients come and go together.
 *   <li>{@code RetainedStore}, {@code Publishing}: retaining at QoS 0 erases (#845), and RETAIN is
 *       lost at QoS 1 and 2.
 *   <li>{@code OutboundSession}, {@code DeliveryGuard}: packet identifiers start again with each
 *       connection, and what is not writable at once is dropped.
 *   <li>{@code OrderGuard}, {@code ReadyGuard}: it closes the connection of a client that speaks
 *       right behind the CONNACK, or loses what it said.
 *   <li>{@code KeepAliveGuard}, {@code ConnectionGuard}: its clock hears what was lost on purpose,
 *       and it waits for a CONNECT without end.
 *   <li>{@code UnreadGuard}, {@code BacklogWatch}, the budget and every limit: it answers whoever
 *       asks, whether or not anybody reads, and keeps whatever it is sent.
 * </ul>
 *
 * <p><b>What an upgrade would touch</b>, file by file; the compiler finds all but what is said of
 * ReadyGuard and LogLevels:
 *
 * <ul>
 *   <li>{@code GuardedServer}: constructors of Moquette's parts, and their order at the end.
 *   <li>{@code NothingKept}: the methods of its stores; here they keep nothing.
 *   <li>{@code Moquette}: names of its settings, and how the death of a session thread is told.
 *   <li>{@code ReadyGuard}: which of its handlers comes last once a session is ready. If that never
 *       comes, connections end within seconds, with a line for the one who runs the broker.
 *   <li>{@code EdgeGuard}: the events that it would only work in vain for.
 *   <li>{@code LogLevels}: the names of its loggers.
 *   <li>{@code SubscribeGuard} and {@code SessionGuard}: that a SUBACK answers filter by filter,
 *       and that a kept session is present. Their tests speak to a real broker.
 * </ul>
 */
package io.mqttplayground.broker.moquette;
