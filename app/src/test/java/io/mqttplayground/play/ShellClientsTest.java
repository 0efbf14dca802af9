package io.mqttplayground.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.testkit.PackagedBroker;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.text.Screen;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ShellClientsTest {

    private static final Identity NEAR =
            new Identity("near", Optional.empty(), "", ConnectSettings.USUAL);

    /** Paho counts a message as under way until the thread that also shows messages is free. */
    @Test
    void aScreenThatStandsStillDoesNotKeepItsSubscriberFromPublishing() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        CountDownLatch stands = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        OutputStream slow =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        stands.countDown();
                        Awaitility.await().until(() -> goesOn.getCount() == 0);
                        shown.write(one);
                    }
                };
        Screen screen = new PlainScreen(new PrintStream(slow), System.err, true);
        try (EmbeddedBroker broker = PackagedBroker.start();
                ShellClients clients =
                        new ShellClients(BrokerLink.to(broker), new PacketOrder(screen))) {
            clients.subscribe(NEAR, "sensor/near", 0);
            publish(clients, "sensor/near");
            stands.await();
            for (int i = 0; i < 50; i++) {
                publish(clients, "sensor/far");
            }
            goesOn.countDown();
            Awaitility.await()
                    .until(() -> shown.toString(StandardCharsets.UTF_8).contains("sensor/near"));
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("sensor/far");
    }

    private static void publish(ShellClients clients, String topic) throws PlayException {
        clients.publish(NEAR, topic, "1".getBytes(), 1, false, () -> {});
    }
}
