package io.mqttplayground.link.relay;

import io.mqttplayground.link.DelayGuard;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Peer;
import io.mqttplayground.link.Reports;
import io.mqttplayground.link.TapToBroker;
import io.mqttplayground.link.TapToClient;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Wire;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Connects each client to the broker; before that, nothing is heard of it. */
final class Dialler extends ChannelInitializer<Channel> {

    private static final Logger LOG = Logger.getLogger(Dialler.class.getName());

    private static final int PATIENCE_MILLIS = 10_000;

    private final URI broker;
    private final LinkFaults faults;
    private final Reports reports;
    private final RelayedClients clients;
    private volatile boolean brokerThere = true;

    /**
     * @param clients learns of each
     */
    Dialler(URI broker, LinkFaults faults, Wire wire, RelayedClients clients) {
        this.broker = broker;
        this.faults = faults;
        this.reports = new Reports(wire);
        this.clients = clients;
    }

    /** Whether the broker answered when it was last tried. */
    boolean isBrokerThere() {
        return brokerThere;
    }

    @Override
    protected void initChannel(Channel client) {
        new Bootstrap()
                .group(client.eventLoop())
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, PATIENCE_MILLIS)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(broker.getHost(), broker.getPort())
                .addListener((ChannelFuture dialled) -> dialled(client, dialled));
    }

    private void dialled(Channel client, ChannelFuture dialled) {
        brokerThere = dialled.isSuccess();
        if (brokerThere) {
            link(client, dialled.channel());
        } else {
            LOG.log(Level.FINE, "nothing answers at " + broker, dialled.cause());
            LinkEnd.reset(client);
        }
    }

    private void link(Channel client, Channel atBroker) {
        FrameCodec fromBroker = new FrameCodec(Direction.TO_CLIENT);
        LinkEnd end = LinkEnd.join(client, atBroker);
        RelayedClient relayed = new RelayedClient(Peer.of(client), reports, clients, fromBroker);
        clients.add(relayed);
        atBroker.closeFuture().addListener(closed -> relayed.lost());
        client.pipeline()
                .addLast(
                        new FrameCodec(Direction.TO_BROKER),
                        new TapToBroker(faults, reports),
                        new TapToClient(faults, reports),
                        new DelayGuard(faults, end::full, DelayGuard.MOST_BYTES),
                        relayed,
                        end);
        atBroker.pipeline().addLast(fromBroker, end.other());
        end.read();
        end.other().read();
    }
}
