package io.mqttplayground.lessons.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A house full of sensors, each with a topic of its own. */
public final class HouseProducer {

    /** From the general to the particular: whose, where in it, what is measured. */
    private static final List<String> TOPICS =
            List.of(
                    "playground/house/kitchen/temperature",
                    "playground/house/kitchen/humidity",
                    "playground/house/cellar/temperature",
                    "playground/house/cellar/wine/temperature",
                    "playground/house/temperature");

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                // A topic needs no preparation: it is there as soon as somebody uses it.
                String topic = TOPICS.get((i - 1) % TOPICS.size());
                double value = ThreadLocalRandom.current().nextDouble(12.0, 30.0);
                String payload = String.format(Locale.ROOT, "%.1f", value);
                client.publish(topic, payload.getBytes(UTF_8), options.qos(), options.retained());
                console.sent(topic + "  " + payload);

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "topics-producer", 1000), Console.standard());
    }
}
