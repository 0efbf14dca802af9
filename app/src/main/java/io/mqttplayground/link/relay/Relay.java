package io.mqttplayground.link.relay;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.link.Links;
import io.mqttplayground.wire.Wire;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A port of this machine through which a broker that stands elsewhere is reached. Whoever connects
 * here is seen and touched by faults as at a broker of ours; to the broker, bytes go on as they
 * came. One thread serves all connections, so that what is seen has one order.
 */
public final class Relay implements Links, AutoCloseable {

    private final String brokerUri;
    private final Wire wire = new Wire();
    private final LinkFaults faults = new LinkFaults(this, wire);
    private final RelayedClients clients = new RelayedClients();
    private final Dialler dialler;
    private final NioEventLoopGroup thread =
            new NioEventLoopGroup(1, new DefaultThreadFactory("relay", true));
    private final InetSocketAddress address;

    /**
     * Binds the port and serves from then on; the broker need not answer yet.
     *
     * @param brokerUri where the broker is, such as {@code tcp://10.0.0.7:1883}
     * @param port 0 for any free one
     * @throws IOException when the port cannot be bound
     */
    public Relay(String brokerUri, int port) throws IOException {
        this.brokerUri = brokerUri;
        this.dialler = new Dialler(URI.create(brokerUri), faults, wire, clients);
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(thread)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childHandler(dialler)
                        .bind(InetAddress.getLoopbackAddress(), port)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("cannot bind port " + port, bound.cause());
        }
        this.address = (InetSocketAddress) bound.channel().localAddress();
    }

    /** Where clients connect, such as {@code tcp://127.0.0.1:1884}. */
    public String uri() {
        return "tcp://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Where the broker is. */
    public String brokerUri() {
        return brokerUri;
    }

    /** Whether the broker answered when it was last tried. */
    public boolean isBrokerThere() {
        return dialler.isBrokerThere();
    }

    public Wire wire() {
        return wire;
    }

    public LinkFaults faults() {
        return faults;
    }

    /** The sessions of those who connect here, as far as their packets tell. */
    @Override
    public List<ClientStatus> sessions() {
        return clients.sessions();
    }

    @Override
    public boolean cut(String clientId, String reason) {
        List<RelayedClient> cut = clients.named(clientId);
        cut.forEach(client -> client.peer().close(reason));
        return !cut.isEmpty();
    }

    @Override
    public Socket connect() throws IOException {
        return new Socket(address.getAddress(), address.getPort());
    }

    @Override
    public Optional<String> password(String clientId) {
        return clients.named(clientId).stream()
                .map(RelayedClient::password)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        faults.clear();
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
