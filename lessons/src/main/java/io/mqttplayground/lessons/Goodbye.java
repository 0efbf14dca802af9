package io.mqttplayground.lessons;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * How a role leaves, whether it is done, was stopped in the middle or failed: with a DISCONNECT
 * where there is a connection, so that the broker does not take it for lost [MQTT-3.14.4-3], and
 * with no thread left behind.
 */
public final class Goodbye {

    /** A message still unacknowledged does not hold up the leaving. */
    private static final long QUIESCE_MILLIS = 0;

    private Goodbye() {}

    /** Disconnects and closes the client; without a connection it closes only. */
    public static void say(MqttClient client) throws MqttException {
        try {
            client.disconnect(QUIESCE_MILLIS);
        } catch (MqttException e) {
            // Never connected, or lost on the way: then there is nobody to say goodbye to. A stop
            // that comes during the goodbye is passed on.
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        client.close();
    }
}
