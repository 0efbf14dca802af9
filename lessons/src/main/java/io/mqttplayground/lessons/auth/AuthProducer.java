package io.mqttplayground.lessons.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A sensor with an account: publishes within its user's own namespace. */
public final class AuthProducer {

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        // A topic that begins with a slash has an empty first level: /iot and iot differ.
        String topic = "/iot/user/" + options.account() + "/sensor/temperature";
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            // CONNECT carries username and password; a wrong one ends here, with return code 4 or
            // 5.
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                double celsius = ThreadLocalRandom.current().nextDouble(20.0, 40.0);
                String payload = String.format(Locale.ROOT, "%.2f", celsius);

                // Were the topic not ours to write, nothing would tell: MQTT 3.1.1 has no answer
                // that denies a PUBLISH.
                byte[] bytes = payload.getBytes(UTF_8);
                client.publish(topic, bytes, options.qos(), options.retained());
                console.sent(topic + "  " + payload);

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        RoleOptions options = RoleOptions.fromArguments(args, "auth-producer", 1000);
        run(options.as("alice", "alice-pw"), Console.standard());
    }
}
