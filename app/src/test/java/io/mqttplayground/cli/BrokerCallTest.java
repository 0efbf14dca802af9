package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BrokerCallTest {

    @Test
    void aBrokerThatCannotServeAnyMoreEndsTheProcessWithOne() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local())) {
            broker.lost().complete(null);
            assertThat(BrokerCall.untilEnd(broker, new CountDownLatch(1))).isEqualTo(1);
        }
    }

    @Test
    void aBrokerThatIsAskedToEndEndsTheProcessWithNought() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local())) {
            assertThat(BrokerCall.untilEnd(broker, new CountDownLatch(0))).isZero();
        }
    }
}
