package io.mqttplayground.lessons.keepalive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Waits for the door, and finds out within seconds when nobody is at the other end any more. */
public final class QuietConsumer {

    private static final String FILTER = "sensor/door";
    private static final int KEEP_ALIVE_SECONDS = 2;

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        // A consumer sends next to nothing, so it needs PINGREQ most: without an answer to it
        // a dead connection and a quiet topic look the same.
        MqttConnectOptions connect = options.connectOptions();
        connect.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        try {
            client.setCallback(inbox);
            inbox.connect(connect);
            console.note("connected as " + client.getClientId() + ", keep alive 2 s");

            // Comes back whenever the connection is lost, whoever ended it. Two programs that do
            // so under one client identifier take the connection from each other until one gives
            // up.
            inbox.read(
                    () -> {
                        client.subscribe(FILTER, options.qos());
                        console.note("subscribed to " + FILTER);
                    },
                    (topic, message) ->
                            console.received(
                                    topic + "  " + new String(message.getPayload(), UTF_8)));
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "keepalive-consumer", 0), Console.standard());
    }
}
