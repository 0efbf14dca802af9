package io.mqttplayground.lessons.will;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A monitor: which devices are there, which are not, and what they measure. */
public final class StatusConsumer {

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        Inbox inbox = new Inbox(client, options, console);
        try {
            client.setCallback(inbox);
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            inbox.read(
                    () -> {
                        client.subscribe("device/+/status", 1);
                        client.subscribe("device/+/sensor/#", options.qos());
                        console.note("subscribed to device/+/status and device/+/sensor/#");
                    },
                    (topic, message) -> {
                        byte[] payload = message.getPayload();
                        // A will is an ordinary message: nothing says that it is one.
                        String text =
                                topic.endsWith("/status")
                                        ? new String(payload, UTF_8)
                                        : MessageDescriptor.fromJson(payload).toString();
                        String kept = message.isRetained() ? "  retained" : "";
                        console.received(topic + "  " + text + kept);
                    });
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "will-consumer", 0), Console.standard());
    }
}
