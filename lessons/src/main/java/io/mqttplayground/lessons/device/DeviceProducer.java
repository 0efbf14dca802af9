package io.mqttplayground.lessons.device;

import io.mqttplayground.lessons.model.DeviceDescriptor;
import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.model.TemperatureSensor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A device: tells once what it is, then what it measures. */
public final class DeviceProducer {

    public static void run(RoleOptions options, Console console)
            throws MqttException, InterruptedException {
        // The device's own level in the topic keeps many devices apart.
        String infoTopic = "device/" + options.deviceId() + "/info";
        String sensorTopic = "device/" + options.deviceId() + "/sensor/temperature";
        DeviceDescriptor info = new DeviceDescriptor(options.deviceId(), "ACME", "0.1-beta");
        TemperatureSensor sensor = new TemperatureSensor();
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        try {
            client.connect(options.connectOptions());
            console.note("connected to " + options.broker() + " as " + client.getClientId());

            // Retained: the broker keeps it and hands it to whoever subscribes later.
            client.publish(infoTopic, info.toJson(), options.qos(), true);
            console.note("published " + infoTopic + ", retained: " + info);

            for (int i = 1; options.wants(i); i++) {
                MessageDescriptor reading = sensor.read();
                client.publish(sensorTopic, reading.toJson(), options.qos(), options.retained());
                console.sent(sensorTopic + "  " + reading.value());

                options.pauseAfter(i);
            }
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "device-producer", 1000), Console.standard());
    }
}
