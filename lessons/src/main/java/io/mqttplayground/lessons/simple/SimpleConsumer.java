package io.mqttplayground.lessons.simple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Receives whatever anybody publishes, and shows it. */
public final class SimpleConsumer {

    /** Every topic but those that begin with $. */
    private static final String FILTER = "#";

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        try {
            client.setCallback(inbox);
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            // A clean session ends with its connection, and so do its subscriptions: when the
            // broker comes back after a restart, the inbox has them made again.
            inbox.read(
                    () -> {
                        client.subscribe(FILTER, options.qos());
                        console.note("subscribed to " + FILTER);
                    },
                    (topic, message) -> {
                        String value = new String(message.getPayload(), UTF_8);
                        // Retained: kept by the broker from before we subscribed, not live.
                        String kept = message.isRetained() ? "  retained" : "  not retained";
                        console.received(topic + "  " + value + "  QoS " + message.getQos() + kept);
                    });
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "simple-consumer", 0), Console.standard());
    }
}
