package io.mqttplayground.lessons;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * How a role leaves, whether it is done, was stopped in the middle or failed: with a DISCONNECT
 * where there is a connection, so that the broker does not take it for lost [MQTT-3.14.4-3], and
 * with no thread left behind.
 */
public final class Goodbye {

    private static final long QUIESCE_MILLIS = 0;
    private static final long PATIENCE_MILLIS = 1000;
    private static final long STEP_MILLIS = 20;

    private Goodbye() {}

    /**
     * Disconnects the client and releases what it holds. Takes no notice of messages still
     * unacknowledged. A stop that comes meanwhile is kept for the caller.
     */
    public static void say(MqttClient client) {
        boolean stopped = Thread.interrupted();
        client.setTimeToWait(PATIENCE_MILLIS);
        for (long waited = 0; !closed(client); waited += STEP_MILLIS) {
            // Paho leaves threads behind when it is disconnected while it is still connecting.
            if (client.isConnected() || waited >= PATIENCE_MILLIS) {
                disconnect(client);
                // Nothing is left to close, and Paho's close() would take the state away from a
                // receiving thread that is about to end: it dies of a NullPointerException.
                break;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void disconnect(MqttClient client) {
        try {
            client.disconnect(QUIESCE_MILLIS);
        } catch (MqttException e) {
            // The connection was lost at this moment: there is nobody to say goodbye to.
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Closes a client without connection; false when it has one, or is about to. */
    private static boolean closed(MqttClient client) {
        try {
            client.close();
            return true;
        } catch (MqttException stillConnected) {
            return false;
        }
    }
}
