package io.mqttplayground.lessons.json;

import io.mqttplayground.lessons.model.MalformedPayloadException;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Receives readings as JSON and turns each back into an object. */
public final class JsonConsumer {

    private static final String FILTER = "#";

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
                        client.subscribe(FILTER, options.qos());
                        console.note("subscribed to " + FILTER);
                    },
                    (topic, message) -> show(topic, message.getPayload(), console));
        } finally {
            Goodbye.say(client);
        }
    }

    private static void show(String topic, byte[] payload, Console console) {
        try {
            MessageDescriptor reading = MessageDescriptor.fromJson(payload);
            console.received(topic + "  " + reading);
        } catch (MalformedPayloadException e) {
            // The broker carries any bytes: one bad message must not stop those that follow.
            console.note("skipped a message on " + topic + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "json-consumer", 0), Console.standard());
    }
}
