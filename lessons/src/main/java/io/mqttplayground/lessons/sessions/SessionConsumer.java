package io.mqttplayground.lessons.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Reads the meter, and misses nothing while it is away. */
public final class SessionConsumer {

    private static final String FILTER = "sensor/meter";
    private static final int QOS = 1;

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        // Not clean: the session, kept under our client identifier, survives the connection.
        MqttConnectOptions connect = options.connectOptions();
        connect.setCleanSession(false);
        try {
            // The callback comes first: what was queued arrives right behind the CONNACK.
            client.setCallback(inbox);
            inbox.connect(connect);
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            inbox.read(
                    () -> {
                        if (inbox.isSessionPresent()) {
                            console.note("session present: still subscribed to " + FILTER);
                        } else {
                            client.subscribe(FILTER, QOS);
                            console.note("subscribed to " + FILTER + ", in a new session");
                        }
                    },
                    (topic, message) -> {
                        String text = new String(message.getPayload(), UTF_8);
                        console.received(topic + "  " + text + "  QoS " + message.getQos());
                    });
        } finally {
            // DISCONNECT ends the connection, and not the session.
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "sessions-consumer", 0), Console.standard());
    }
}
