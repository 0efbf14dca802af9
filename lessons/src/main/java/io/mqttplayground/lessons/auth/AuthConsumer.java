package io.mqttplayground.lessons.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Receives what its own user's devices publish, and nobody else's. */
public final class AuthConsumer {

    public static void run(RoleOptions options, Console console) throws Exception {
        String filter = "/iot/user/" + options.account() + "/#";
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        try {
            client.setCallback(inbox);
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as user " + options.account());

            inbox.read(
                    () -> {
                        // SUBACK grants a QoS, or refuses with 0x80: then subscribe() fails.
                        client.subscribe(filter, options.qos());
                        console.note("subscribed to " + filter);
                    },
                    (topic, message) -> {
                        String value = new String(message.getPayload(), UTF_8);
                        console.received(topic + "  " + value);
                    });
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        RoleOptions options = RoleOptions.fromArguments(args, "auth-consumer", 0);
        run(options.as("alice", "alice-pw"), Console.standard());
    }
}
