package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.link.Packets;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.ReturnCodes;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import java.util.List;
import java.util.Optional;

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
    private final RetainedStore retained;
    private final Publishing publishing;
    private final DeliveryGuard delivery;
    private final Reports reports;
    private List<MqttTopicSubscription> asked = List.of();
    private RetainedSupply supply;

    public SubscribeGuard(
            SubscriptionTree<ClientSession> subscriptions,
            RetainedStore retained,
            Publishing publishing,
            DeliveryGuard delivery,
            Reports reports) {
        this.subscriptions = subscriptions;
        this.retained = retained;
        this.publishing = publishing;
        this.delivery = delivery;
        this.reports = reports;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttSubscribeMessage subscribe) {
            asked = subscribe.payload().topicSubscriptions();
            context.fireChannelRead(shortened(subscribe));
            return;
        }
        if (message instanceof MqttUnsubscribeMessage unsubscribe) {
            unsubscribe.payload().topics().forEach(one -> unsubscribe(one, context.channel()));
        }
        context.fireChannelRead(message);
    }

    private void unsubscribe(String filter, Channel channel) {
        ClientSession session = ClientSession.of(channel);
        session.subscriptions().remove(filter);
        subscriptions.remove(filter, session);
        if (supply != null) {
            supply.remove(filter);
        }
    }

    /** Moquette need only answer: it works for long on each filter, and tells nothing by it. */
    private MqttSubscribeMessage shortened(MqttSubscribeMessage subscribe) {
        return new MqttSubscribeMessage(
                subscribe.fixedHeader(),
                MqttMessageIdVariableHeader.from(Packets.id(subscribe)),
                new MqttSubscribePayload(asked.subList(0, 1)));
    }

    /** Makes the subscriptions that its SUBACK tells of [MQTT-3.8.4-4]. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof MqttSubAckMessage suback)) {
            context.write(message, promise);
            return;
        }
        ClientSession session = ClientSession.of(context.channel());
        if (supply == null) {
            supply = new RetainedSupply(retained, publishing, session);
        }
        List<Integer> codes =
                asked.stream().map(one -> subscribe(context.channel(), session, one)).toList();
        asked = List.of();
        context.write(Packets.suback(Packets.id(suback), codes), promise);
        context.flush();
        delivery.fetchFrom(supply);
    }

    private static Optional<String> unoffered(String filter) {
        return filter.startsWith("$share/")
                ? Optional.of("shared subscriptions are of MQTT 5; this broker speaks 3.1.1")
                : Optional.empty();
    }

    /** Returns the code for the SUBACK. */
    private int subscribe(Channel channel, ClientSession session, MqttTopicSubscription one) {
        String filter = one.topicFilter();
        int qos = one.qualityOfService().value();
        Decision decision = session.rights().maySubscribe(filter);
        Optional<String> denial = unoffered(filter);
        if (denial.isEmpty()) {
            denial =
                    decision.allowed()
                            ? session.subscriptions().add(filter, qos)
                            : Optional.of(decision.toString());
        }
        if (denial.isPresent()) {
            Packet packet = new Packet.Subscribe(0, List.of(new Packet.Filter(filter, qos)));
            reports.refused(Peer.of(channel), packet, denial.get());
            return ReturnCodes.SUBSCRIPTION_REFUSED;
        }
        subscriptions.add(filter, session, qos);
        supply.add(filter, qos);
        return qos;
    }
}
