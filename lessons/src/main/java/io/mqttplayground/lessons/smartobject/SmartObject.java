package io.mqttplayground.lessons.smartobject;

import io.mqttplayground.lessons.model.EventDescriptor;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.model.Resource;
import io.mqttplayground.lessons.model.SmartDevice;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A device that measures, reports what happens to it, and does what it is told. */
public final class SmartObject {

    public static void run(RoleOptions options, Console console) throws Exception {
        String root = "device/" + options.deviceId();
        SmartDevice device = new SmartDevice(options.deviceId());
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        IMqttMessageListener obey =
                (topic, action) ->
                        console.received(topic + "  " + device.obey(action.getPayload()));
        try {
            client.connect(options.connectOptions());
            client.publish(root + "/info", device.info().toJson(), options.qos(), true);
            // Actuation: the device is a subscriber too.
            client.subscribe(root + "/action/#", options.qos(), obey);
            console.note("published " + root + "/info, subscribed to " + root + "/action/#");
            console.ready();
            for (int i = 1; options.wants(i); i++) {
                Resource resource = device.nextResource();
                MessageDescriptor reading = resource.read();
                if (device.reports(resource)) {
                    // Telemetry is not retained: an old reading is of no use.
                    String topic = root + "/telemetry/" + resource.name();
                    client.publish(topic, reading.toJson(), options.qos(), false);
                    console.sent(topic + "  " + reading.value());
                }
                Optional<EventDescriptor> event = device.eventOf(reading);
                if (event.isPresent()) {
                    // An event is: later subscribers have to know what state the device is in.
                    client.publish(root + "/event", event.get().toJson(), options.qos(), true);
                    console.sent(root + "/event  " + event.get() + "  retained");
                }
                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "smart-object", 1000), Console.standard());
    }
}
