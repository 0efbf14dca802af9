package io.mqttplayground.broker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.link.Peer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
class ConnectionsTest {

    private final Connections connections =
            new Connections(Limits.standard().with(Limit.CONNECTIONS, 20));

    private static final class From extends EmbeddedChannel {

        private static String next;

        private static From address(String address) {
            next = address;
            return new From();
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(next, 1);
        }
    }

    private From enter(String address) {
        From channel = From.address(address);
        connections.enter(Peer.of(channel));
        channel.runPendingTasks();
        return channel;
    }

    @Test
    void theOldestOfTheAddressWithMostNewcomersHasToGo() {
        From lonely = enter("10.0.0.1");
        List<From> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(enter("10.0.0.2"));
        }
        assertThat(many).allMatch(From::isActive);
        for (int i = 0; i < 5; i++) {
            assertThat(enter("10.0.0.3").isActive()).isTrue();
        }
        assertThat(lonely.isActive()).isTrue();
        assertThat(many.subList(0, 5)).noneMatch(From::isActive);
        assertThat(many.subList(5, 9)).allMatch(From::isActive);
    }

    @Test
    void whoHasAPlaceIsNoNewcomer() {
        for (int i = 0; i < 16; i++) {
            From channel = enter("10.0.0.4");
            assertThat(connections.admit(Peer.of(channel))).isEmpty();
            assertThat(channel.isActive()).isTrue();
        }
        From refused = enter("10.0.0.5");
        assertThat(connections.admit(Peer.of(refused))).isPresent();
        assertThat(refused.isActive()).isTrue();
    }
}
