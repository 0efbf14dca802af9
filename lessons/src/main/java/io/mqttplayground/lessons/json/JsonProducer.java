package io.mqttplayground.lessons.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.model.TemperatureSensor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A temperature sensor that says what its numbers mean: each message is a JSON object. */
public final class JsonProducer {

    private static final String TOPIC = "sensor/temperature";

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        TemperatureSensor sensor = new TemperatureSensor();
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                // MQTT has no field for the type of a payload: that it is JSON, and what the
                // fields are called, is an agreement between those who use the topic.
                MessageDescriptor message = sensor.read();
                byte[] payload = message.toJson();
                client.publish(TOPIC, payload, options.qos(), options.retained());
                console.sent(TOPIC + "  " + new String(payload, UTF_8));

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "json-producer", 1000), Console.standard());
    }
}
