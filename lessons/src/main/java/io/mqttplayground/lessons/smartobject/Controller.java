package io.mqttplayground.lessons.smartobject;

import io.mqttplayground.lessons.model.ActionDescriptor;
import io.mqttplayground.lessons.model.EventDescriptor;
import io.mqttplayground.lessons.model.MalformedPayloadException;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Inbox;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Watches smart objects, and switches off those that overheat until they have cooled down. */
public final class Controller {

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
                        client.subscribe("device/+/telemetry/#", options.qos());
                        client.subscribe("device/+/event", options.qos());
                        console.note("subscribed to device/+/telemetry/# and device/+/event");
                    },
                    (topic, message) -> react(client, topic, message.getPayload(), console));
        } finally {
            Goodbye.say(client);
        }
    }

    private static void react(MqttClient client, String topic, byte[] payload, Console console)
            throws MqttException, MalformedPayloadException {
        if (!topic.endsWith("/event")) {
            console.received(topic + "  " + MessageDescriptor.fromJson(payload));
            return;
        }
        EventDescriptor event = EventDescriptor.fromJson(payload);
        console.received(topic + "  " + event);
        boolean hot = event.eventType().equals("OVER_HEATING");
        ActionDescriptor action = new ActionDescriptor("SWITCH", hot ? "OFF" : "ON");
        // The level that + stood for tells which device to answer.
        String actionTopic = "device/" + topic.split("/")[1] + "/action/switch";
        client.publish(actionTopic, action.toJson(), 0, false);
        console.sent(actionTopic + "  " + action);
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "controller", 0), Console.standard());
    }
}
