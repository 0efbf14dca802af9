package io.mqttplayground.lessons.qos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Receipts;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import java.time.Duration;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Counts aloud, and sends again whatever the broker has not acknowledged. */
public final class QosProducer {

    private static final String TOPIC = "sensor/counter";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    public static void run(RoleOptions options, Console console)
            throws MqttException, RoleFailedException, InterruptedException {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Receipts receipts = new Receipts();
        try {
            client.setCallback(receipts);
            // A clean session throws away what an earlier run may have left behind ...
            client.connect(options.connectOptions());
            Goodbye.say(client);
            // ... and a persistent one lets both ends remember unfinished handshakes.
            MqttConnectOptions persistent = options.connectOptions();
            persistent.setCleanSession(false);
            client.connect(persistent);
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            for (int i = 1; options.wants(i); i++) {
                byte[] number = Integer.toString(i).getBytes(UTF_8);
                console.sent(TOPIC + "  " + i);
                client.getTopic(TOPIC).publish(number, options.qos(), options.retained());
                // A new connection is where MQTT 3.1.1 demands to send again, with DUP.
                while (!receipts.next(PATIENCE)) {
                    console.note("no acknowledgement of " + i + ", so connecting again");
                    client.disconnectForcibly(0, 1, false);
                    client.connect(persistent);
                }
                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "qos-producer", 1000), Console.standard());
    }
}
