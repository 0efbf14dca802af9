package io.mqttplayground.lessons.qos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Follows the counter, and notices numbers that come twice. */
public final class QosConsumer {

    private static final String FILTER = "sensor/counter";

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        AtomicReference<String> last = new AtomicReference<>("");
        try {
            client.setCallback(inbox);
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            inbox.read(
                    () -> {
                        // The most that we want; the broker may grant less.
                        client.subscribe(FILTER, options.qos());
                        console.note("subscribed to " + FILTER + " at QoS " + options.qos());
                    },
                    (topic, message) -> {
                        String number = new String(message.getPayload(), UTF_8);
                        // Nothing but the number tells that this is a second copy: it is a
                        // message of its own, and not marked in any way.
                        String again = last.getAndSet(number).equals(number) ? "  AGAIN" : "";
                        console.received(
                                topic + "  " + number + "  QoS " + message.getQos() + again);
                    });
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "qos-consumer", 0), Console.standard());
    }
}
