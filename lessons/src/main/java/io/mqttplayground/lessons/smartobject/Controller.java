package io.mqttplayground.lessons.smartobject;

import io.mqttplayground.lessons.Console;
import io.mqttplayground.lessons.Goodbye;
import io.mqttplayground.lessons.Inbox;
import io.mqttplayground.lessons.RoleOptions;
import io.mqttplayground.lessons.model.ActionDescriptor;
import io.mqttplayground.lessons.model.EventDescriptor;
import io.mqttplayground.lessons.model.MalformedPayloadException;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.model.OverheatingAlarm;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Watches smart objects, and switches off those that overheat until they have cooled down. */
public final class Controller {

    public static void run(RoleOptions options, Console console) throws Exception {
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
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
                    (topic, message) -> control(client, topic, message, console));
        } finally {
            Goodbye.say(client);
        }
    }

    private static void control(
            MqttClient client, String topic, MqttMessage message, Console console)
            throws MqttException {
        try {
            if (!topic.endsWith("/event")) {
                console.received(topic + "  " + MessageDescriptor.fromJson(message.getPayload()));
                return;
            }
            EventDescriptor event = EventDescriptor.fromJson(message.getPayload());
            console.received(topic + "  " + event);
            String order = event.eventType().equals(OverheatingAlarm.OVER_HEATING) ? "OFF" : "ON";
            // The level that + stood for tells which device to answer.
            String actionTopic = "device/" + topic.split("/")[1] + "/action/switch";
            client.publish(
                    actionTopic,
                    new ActionDescriptor("SWITCH", order).toJson(),
                    message.getQos(),
                    false);
            console.sent(actionTopic + "  SWITCH " + order);
        } catch (MalformedPayloadException e) {
            console.note("skipped a message on " + topic + ": " + e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "controller", 0), Console.standard());
    }
}
