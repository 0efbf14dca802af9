package io.mqttplayground.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.EmbeddedBroker;
import java.io.IOException;

/** The check after every abuse: are ordinary clients, on every session thread, still served? */
public final class StillServes {

    private static final int CLIENTS = 16;

    private StillServes() {}

    /** Sixteen clients, one after the other, each subscribe and get their own message. */
    public static void everybody(EmbeddedBroker broker) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            // The hash of the identifier picks the thread, so these go round all of them.
            String clientId = "ordinary" + i;
            try (RawMqtt client = RawMqtt.connected(broker, clientId)) {
                client.subscribe("still/" + clientId, 1);
                client.send(RawMqtt.publish(2, "still/" + clientId, 7, "yes"));
                RawMqtt.Packet first = client.read();
                RawMqtt.Packet second = client.read();
                RawMqtt.Packet message = first.type() == RawMqtt.PUBLISH ? first : second;
                assertThat(message.payload()).isEqualTo("yes");
                client.send(RawMqtt.disconnect());
            }
        }
    }
}
