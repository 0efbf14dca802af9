package io.mqttplayground.lessons.simple;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A temperature sensor: publishes one bare number after another. */
public final class SimpleProducer {

    private static final String TOPIC = "sensor/temperature";

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            // The producer knows the broker, and nothing of who will read its messages.
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                double celsius = ThreadLocalRandom.current().nextDouble(20.0, 40.0);
                String payload = String.format(Locale.ROOT, "%.2f", celsius);

                // To MQTT the payload is just bytes: what they mean is between the two ends.
                MqttMessage message = new MqttMessage(payload.getBytes(UTF_8));
                message.setQos(options.qos());
                message.setRetained(options.retained());
                client.publish(TOPIC, message);
                console.sent(TOPIC + "  " + payload);

                options.pauseAfter(i);
            }
        } finally {
            // DISCONNECT: without it the broker would take the client for lost.
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "simple-producer", 1000), Console.standard());
    }
}
