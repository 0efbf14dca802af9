package io.mqttplayground.lessons.will;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.lessons.model.MessageDescriptor;
import io.mqttplayground.lessons.model.TemperatureSensor;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Reconnection;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A device that is known to be online or offline at any time, even when its battery is dead. */
public final class StatusProducer {

    public static void run(RoleOptions options, Console console)
            throws MqttException, RoleFailedException, InterruptedException {
        String status = "device/" + options.deviceId() + "/status";
        String reading = "device/" + options.deviceId() + "/sensor/temperature";
        TemperatureSensor sensor = new TemperatureSensor();
        MqttClient client =
                new MqttClient(options.broker(), options.clientId(), new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        // The will travels in CONNECT. The broker keeps it until it is needed.
        MqttConnectOptions connect = options.connectOptions();
        connect.setWill(status, "offline".getBytes(UTF_8), 1, true);
        Reconnection reconnection = new Reconnection(client, connect, console);
        try {
            client.connect(connect);
            console.note("connected to " + options.broker() + " as " + client.getClientId());
            // The birth message: retained, it takes the place of an earlier "offline".
            console.note("publishing " + status + ", retained: online");
            client.publish(status, "online".getBytes(UTF_8), 1, true);
            for (int i = 1; options.wants(i); i++) {
                if (!client.isConnected()) {
                    reconnection.again();
                    client.publish(status, "online".getBytes(UTF_8), 1, true);
                }
                MessageDescriptor measured = sensor.read();
                console.sent(reading + "  " + measured.value());
                client.publish(reading, measured.toJson(), options.qos(), options.retained());
                options.pauseAfter(i);
            }
            // DISCONNECT makes the broker forget the will, so we say ourselves that we leave.
            console.note("publishing " + status + ", retained: offline");
            client.publish(status, "offline".getBytes(UTF_8), 1, true);
        } finally {
            Goodbye.say(client);
        }
    }

    public static void main(String[] args) throws Exception {
        run(RoleOptions.fromArguments(args, "will-producer", 1000), Console.standard());
    }
}
