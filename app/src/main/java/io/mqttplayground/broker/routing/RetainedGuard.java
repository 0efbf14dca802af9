package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.delivery.Message;
import io.mqttplayground.broker.session.ClientSession;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.ReturnCodes;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import java.util.List;

/**
 * Sends the retained messages that a new subscription matches, behind its SUBACK: each with
 * RETAIN=1 [MQTT-3.3.1-8], at the lower of its own QoS and the granted one, and only what the
 * client may read. A subscription that is made again gets them again [MQTT-3.8.4-3].
 *
 * <p>Moquette loses the RETAIN flag at QoS 1 and 2.
 */
public final class RetainedGuard extends ChannelDuplexHandler {

    private final RetainedStore retained;
    private List<MqttTopicSubscription> asked = List.of();

    public RetainedGuard(RetainedStore retained) {
        this.retained = retained;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttSubscribeMessage subscribe) {
            asked = subscribe.payload().topicSubscriptions();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof MqttSubAckMessage suback) {
            List<Integer> codes = suback.payload().reasonCodes();
            for (int i = 0; i < codes.size(); i++) {
                if (codes.get(i) != ReturnCodes.SUBSCRIPTION_REFUSED) {
                    send(context, new TopicFilter(asked.get(i).topicFilter()), codes.get(i));
                }
            }
            context.flush();
        }
    }

    private void send(ChannelHandlerContext context, TopicFilter filter, int grantedQos) {
        ClientSession session = ClientSession.of(context.channel());
        for (RetainedMessage kept : retained.matching(filter)) {
            if (session.rights().mayRead(kept.topic()).allowed()) {
                int qos = Math.min(kept.qos(), grantedQos);
                deliver(context, session, new Message(kept.topic(), kept.payload(), qos, true));
            }
        }
    }

    private static void deliver(
            ChannelHandlerContext context, ClientSession session, Message message) {
        if (message.qos() == 0) {
            context.write(message.packet(0, false));
        } else {
            session.outbound().enqueue(message);
            session.backlog().grew();
        }
    }
}
