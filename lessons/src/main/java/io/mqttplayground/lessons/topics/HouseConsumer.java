package io.mqttplayground.lessons.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Shows the whole house, and reads from the topic what each value is. */
public final class HouseConsumer {

    private static final String FILTER = "playground/house/#";

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        try {
            client.setCallback(inbox);
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            inbox.read(
                    () -> {
                        client.subscribe(FILTER, options.qos());
                        console.note("subscribed to " + FILTER);
                    },
                    (topic, message) -> {
                        // A good topic can be taken apart: the last level says what was measured,
                        // those before it, from the house on, say where. -1 keeps empty levels.
                        List<String> levels = List.of(topic.split("/", -1));
                        int last = levels.size() - 1;
                        String where = String.join("/", levels.subList(1, last));
                        String value = new String(message.getPayload(), UTF_8);
                        console.received(levels.get(last) + " of " + where + "  " + value);
                    });
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "topics-consumer", 0), Console.standard());
    }
}
