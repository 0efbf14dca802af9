package io.mqttplayground.lessons.device;

import io.mqttplayground.lessons.model.DeviceDescriptor;
import io.mqttplayground.lessons.model.MalformedPayloadException;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Learns which devices there are, and follows what they all measure. */
public final class DeviceConsumer {

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
                        // + stands for one level, any device; # for all levels that follow.
                        client.subscribe("device/+/info", options.qos());
                        client.subscribe("device/+/sensor/#", options.qos());
                        console.note("subscribed to device/+/info and device/+/sensor/#");
                    },
                    (topic, message) -> show(topic, message, console));
        } finally {
            Goodbye.say(client);
        }
    }

    private static void show(String topic, MqttMessage message, Console console)
            throws MalformedPayloadException {
        if (topic.endsWith("/info")) {
            DeviceDescriptor device = DeviceDescriptor.fromJson(message.getPayload());
            // Retained: the device told it before we subscribed, perhaps long ago.
            console.received(topic + "  " + device + (message.isRetained() ? "  retained" : ""));
        } else {
            console.received(topic + "  " + MessageDescriptor.fromJson(message.getPayload()));
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "device-consumer", 0), Console.standard());
    }
}
