package io.mqttplayground.lessons.keepalive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Reconnection;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A door: has seldom something to say, and shows in between that it is alive. */
public final class QuietProducer {

    private static final String TOPIC = "sensor/door";
    private static final int KEEP_ALIVE_SECONDS = 2;

    public static void run(RoleOptions options, Console console)
            throws MqttException, RoleFailedException, InterruptedException {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        // A promise to the broker: never silent for longer. Paho keeps it with PINGREQ.
        MqttConnectOptions connect = options.connectOptions();
        connect.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        Reconnection reconnection = new Reconnection(client, connect, console);
        try {
            client.connect(connect);
            console.note("connected as " + client.getClientId() + ", keep alive 2 s");

            for (int i = 1; options.wants(i); i++) {
                if (!client.isConnected()) {
                    reconnection.again();
                }
                String payload = i % 2 == 1 ? "open" : "shut";
                client.publish(TOPIC, payload.getBytes(UTF_8), options.qos(), options.retained());
                console.sent(TOPIC + "  " + payload);

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "keepalive-producer", 1000), Console.standard());
    }
}
