package io.mqttplayground.lessons.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A meter: numbers its readings, and does not care who is there to read them. */
public final class SessionProducer {

    private static final String TOPIC = "sensor/meter";

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                // At QoS 1 or 2 the broker queues it for sessions whose client is away. At QoS 0
                // it need not, and mostly does not.
                String payload = "reading " + i;
                console.sent(TOPIC + "  " + payload + "  QoS " + options.qos());
                client.publish(TOPIC, payload.getBytes(UTF_8), options.qos(), options.retained());

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "sessions-producer", 1000), Console.standard());
    }
}
