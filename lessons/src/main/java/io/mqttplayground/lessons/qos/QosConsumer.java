package io.mqttplayground.lessons.qos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.Console;
import io.mqttplayground.lessons.Goodbye;
import io.mqttplayground.lessons.Inbox;
import io.mqttplayground.lessons.RoleOptions;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Follows the counter, and notices numbers that come twice. */
public final class QosConsumer {

    private static final String FILTER = "sensor/counter";

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        Inbox inbox = new Inbox(client, options, console);
        Set<String> seen = new HashSet<>();
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
                        // Without a number in the payload a second copy could not be told apart:
                        // it is a message of its own, and not marked in any way.
                        if (number.equals("1")) {
                            seen.clear();
                        }
                        String again = seen.add(number) ? "" : "  AGAIN";
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
