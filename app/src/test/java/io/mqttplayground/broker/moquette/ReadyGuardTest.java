package io.mqttplayground.broker.moquette;

import static org.assertj.core.api.Assertions.assertThat;

import io.moquette.broker.InflightResender;
import io.mqttplayground.broker.connection.OrderGuard;
import io.mqttplayground.broker.connection.SessionReady;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a session may be used, and what happens when that never comes. */
class ReadyGuardTest {

    private static final int PATIENCE_MILLIS = 20;

    private final List<String> failures = new ArrayList<>();
    private final List<Object> told = new ArrayList<>();
    private final EmbeddedChannel connection = connection();

    private EmbeddedChannel connection() {
        OrderGuard order = new OrderGuard();
        ReadyGuard guard =
                new ReadyGuard(
                        order,
                        Duration.ofMillis(PATIENCE_MILLIS),
                        (what, cause) -> failures.add(what));
        return new EmbeddedChannel(order, guard, new Listener());
    }

    private final class Listener extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            told.add(event);
        }
    }

    private void sayConnack() {
        connection.freezeTime();
        connection.writeOutbound(
                MqttMessageBuilders.connAck()
                        .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                        .build());
    }

    private void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            connection.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            connection.runScheduledPendingTasks();
        }
    }

    @Test
    void aSessionThatIsNeverReadyEndsItsConnectionAndIsTold() {
        sayConnack();
        pass(PATIENCE_MILLIS);
        assertThat(connection.isOpen()).isFalse();
        assertThat(failures)
                .containsExactly("client  was cut off: its session was not ready within 20 ms");
        assertThat(told).isEmpty();
    }

    @Test
    void moquettesHandlersTellThatTheSessionIsReadyAndGo() {
        sayConnack();
        pass(PATIENCE_MILLIS / 2);
        connection.pipeline().addFirst("idleStateHandler", new IdleStateHandler(0, 0, 0));
        connection
                .pipeline()
                .addFirst("inflightResender", new InflightResender(5, TimeUnit.SECONDS));
        pass(PATIENCE_MILLIS);
        assertThat(told).containsExactly(SessionReady.SIGNAL);
        assertThat(connection.pipeline().get(InflightResender.class)).isNull();
        assertThat(connection.pipeline().get(IdleStateHandler.class)).isNull();
        assertThat(connection.isOpen()).isTrue();
        assertThat(failures).isEmpty();
    }
}
