package io.mqttplayground.broker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.testkit.Events;
import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.StillServes;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConnectionGuardTest {

    /** Not even if it sends a byte now and then. */
    @Test
    void aClientHasToSayConnectSoon() throws Exception {
        Limits limits =
                Limits.standard()
                        .with(Limits.Patience.standard().withConnect(Duration.ofSeconds(1)));
        BrokerSettings settings = new BrokerSettings(BrokerSettings.LOOPBACK, 0, limits);
        try (EmbeddedBroker broker = EmbeddedBroker.start(settings)) {
            Events events = new Events(broker);
            RawMqtt silent = RawMqtt.open(broker);
            RawMqtt dripping = RawMqtt.open(broker);
            byte[] connect = RawMqtt.connect("dripping", true);
            for (int i = 0; i < 5; i++) {
                dripping.send(new byte[] {connect[i]});
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(events.closeReasons())
                                            .containsExactly(
                                                    "no CONNECT within 1 s",
                                                    "no CONNECT within 1 s"));
            silent.expectClosed();
            dripping.expectClosed();
            silent.close();
            dripping.close();
            StillServes.everybody(broker);
        }
    }
}
