package io.mqttplayground.lessons.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** The administrator's view: every namespace, in one subscription. */
public final class AdminConsumer {

    public static void run(RoleOptions options, Console console) throws Exception {
        String filter = "#";
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
                        // Anybody may ask for #: how much of it arrives, the account decides.
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
        RoleOptions options = RoleOptions.fromArguments(args, "admin-consumer", 0);
        run(options.as("admin", "admin-pw"), Console.standard());
    }
}
