package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses, with 0x80 in the SUBACK [MQTT-3.8.4-5], a filter that matches nothing the client may
 * read, and one that is too many; makes and ends the others. What a granted filter matches beyond
 * the client's rights is left out on delivery. Behind the SUBACK goes what is retained, for a
 * subscription that is made again too [MQTT-3.8.4-3].
 *
 * <p>Moquette checks a read only here: whoever may subscribe {@code #} is sent everything.
 */
public final class SubscribeGuard extends ChannelDuplexHandler {

    private final SubscriptionTree<ClientSession> subscriptions;
    private final Publishing publishing;
    private final int mostSubscriptions;
    private final Reports reports;
    private List<MqttTopicSubscription> asked = List.of();
    private BitSet granted = new BitSet();

    public SubscribeGuard(
            SubscriptionTree<ClientSession> subscriptions,
            Publishing publishing,
            int mostSubscriptions,
            Reports reports) {
        this.subscriptions = subscriptions;
        this.publishing = publishing;
        this.mostSubscriptions = mostSubscriptions;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttSubscribeMessage subscribe) {
            subscribe(context, subscribe);
            return;
        }
        if (message instanceof MqttUnsubscribeMessage unsubscribe) {
            ClientSession session = ClientSession.of(context.channel());
            for (String filter : unsubscribe.payload().topics()) {
                session.subscriptions().remove(filter);
                subscriptions.remove(filter, session);
            }
        }
        context.fireChannelRead(message);
    }

    private void subscribe(ChannelHandlerContext context, MqttSubscribeMessage subscribe) {
        asked = subscribe.payload().topicSubscriptions();
        granted = grants(Peer.of(context.channel()), ClientSession.of(context.channel()));
        int packetId = Packets.id(subscribe);
        if (granted.isEmpty()) {
            List<Integer> codes =
                    Collections.nCopies(asked.size(), ReturnCodes.SUBSCRIPTION_REFUSED);
            context.writeAndFlush(Packets.suback(packetId, codes));
        } else {
            context.fireChannelRead(
                    new MqttSubscribeMessage(
                            subscribe.fixedHeader(),
                            MqttMessageIdVariableHeader.from(packetId),
                            new MqttSubscribePayload(
                                    granted.stream().mapToObj(asked::get).toList())));
        }
    }

    /** Which of the filters asked for, by their place, are granted. */
    private BitSet grants(Peer peer, ClientSession session) {
        BitSet places = new BitSet(asked.size());
        Set<String> held = new HashSet<>(session.subscriptions().keySet());
        for (int i = 0; i < asked.size(); i++) {
            MqttTopicSubscription one = asked.get(i);
            Optional<String> denial = denial(session, one.topicFilter(), held);
            if (denial.isPresent()) {
                report(peer, one, denial.get());
            } else {
                places.set(i);
                held.add(one.topicFilter());
            }
        }
        return places;
    }

    private Optional<String> denial(ClientSession session, String filter, Set<String> held) {
        if (!held.contains(filter) && held.size() >= mostSubscriptions) {
            return Optional.of("%,d subscriptions, no more".formatted(mostSubscriptions));
        }
        Decision decision = session.rights().maySubscribe(filter);
        return decision.allowed() ? Optional.empty() : Optional.of(decision.toString());
    }

    private void report(Peer peer, MqttTopicSubscription one, String reason) {
        Packet.Filter filter = new Packet.Filter(one.topicFilter(), one.qualityOfService().value());
        reports.refused(peer, new Packet.Subscribe(0, List.of(filter)), reason);
    }

    /** Puts the refusals back between what Moquette granted [MQTT-3.8.4-4]. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof MqttSubAckMessage suback)) {
            context.write(message, promise);
            return;
        }
        ClientSession session = ClientSession.of(context.channel());
        Iterator<Integer> answers = suback.payload().reasonCodes().iterator();
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            int code = granted.get(i) ? answers.next() : ReturnCodes.SUBSCRIPTION_REFUSED;
            codes.add(code);
            if (code != ReturnCodes.SUBSCRIPTION_REFUSED) {
                session.subscriptions().put(asked.get(i).topicFilter(), code);
                subscriptions.add(asked.get(i).topicFilter(), session, code);
            }
        }
        context.write(Packets.suback(Packets.id(suback), codes), promise);
        context.flush();
        delivery.fetchFrom(supply);
    }
}
