package io.mqttplayground.broker;

import io.mqttplayground.broker.access.LoginDesk;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.connection.BrokerFailures;
import io.mqttplayground.broker.connection.ConnectionGuard;
import io.mqttplayground.broker.connection.Connections;
import io.mqttplayground.broker.connection.KeepAliveGuard;
import io.mqttplayground.broker.connection.LoginGuard;
import io.mqttplayground.broker.connection.LoginWait;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.PlaceGuard;
import io.mqttplayground.broker.connection.ProtocolGuard;
import io.mqttplayground.broker.connection.UnreadGuard;
import io.mqttplayground.broker.delivery.DeliveryGuard;
import io.mqttplayground.broker.moquette.EdgeGuard;
import io.mqttplayground.broker.moquette.Moquette;
import io.mqttplayground.broker.moquette.ReadyGuard;
import io.mqttplayground.broker.routing.Publishing;
import io.mqttplayground.broker.routing.ReceivingGuard;
import io.mqttplayground.broker.routing.SubscribeGuard;
import io.mqttplayground.broker.routing.WillGuard;
import io.mqttplayground.broker.session.Entrance;
import io.mqttplayground.broker.session.SessionGuard;
import io.mqttplayground.link.BatchTap;
import io.mqttplayground.link.ClosingTap;
import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.link.TapToBroker;
import io.mqttplayground.link.TapToClient;
import io.mqttplayground.wire.Direction;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;

/** The guards of each connection, in their order. */
final class Guards {

    private final Lasting lasting;
    private final Connections connections;
    private final LoginDesk desk;
    private final Entrance entrance;
    private final Moquette moquette;
    private final Reports reports;
    private final BrokerFailures failures;
    private final Publishing publishing;

    Guards(
            Lasting lasting,
            LoginDesk desk,
            Entrance entrance,
            Moquette moquette,
            BrokerFailures failures) {
        this.lasting = lasting;
        this.desk = desk;
        this.entrance = entrance;
        this.moquette = moquette;
        this.failures = failures;
        this.reports = lasting.reports();
        this.connections = new Connections(lasting.limits());
        this.publishing =
                new Publishing(lasting.subscriptions(), lasting.retained(), reports, failures);
    }

    /**
     * The order in which a packet from a client meets the guards; one for it, the other way. What
     * happens for every message stands in front of what happens for every connection.
     */
    void addTo(ChannelPipeline pipeline) {
        LinkFaults faults = lasting.linkFaults();
        Duration patience = lasting.limits().patience().connect();
        OrderGuard order = new OrderGuard();
        UnreadGuard unread = new UnreadGuard(order, lasting.limits().patience().unread());
        BatchTap batches = new BatchTap(faults, reports);
        DeliveryGuard delivery = new DeliveryGuard(order, unread, batches);
        pipeline.addLast(
                new TapToBroker(faults, reports),
                new TapToClient(faults, reports),
                new ConnectionGuard(lasting.budget(), connections, patience),
                delayGuard(order, Peer.of(pipeline.channel())),
                new LoginWait(patience),
                new ProtocolGuard(reports),
                new KeepAliveGuard(order),
                unread,
                order,
                new ReceivingGuard(publishing, lasting.watch(), order, batches),
                delivery,
                new ClosingTap(reports),
                new LoginGuard(lasting.access(), desk, faults, reports),
                new PlaceGuard(connections, reports),
                new WillGuard(publishing, reports),
                new SessionGuard(entrance, moquette, order, delivery, reports, failures),
                new ReadyGuard(order, lasting.limits().patience().session(), failures),
                new SubscribeGuard(
                        lasting.subscriptions(), lasting.retained(), publishing, delivery, reports),
                new EdgeGuard(failures),
                moquette.handler());
    }

    private DelayGuard delayGuard(OrderGuard order, Peer peer) {
        long room = lasting.limits().of(Limit.BACKLOG_BYTES);
        DelayGuard.Brake brake =
                (way, full) -> {
                    if (way == Direction.TO_BROKER) {
                        order.pause(OrderGuard.Pause.LINK, full);
                    } else if (full) {
                        peer.close("more than %,d bytes wait behind its delay".formatted(room));
                    }
                };
        return new DelayGuard(lasting.linkFaults(), brake, room);
    }
}
