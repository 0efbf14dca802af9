package io.mqttplayground.lessons.role;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * How a role leaves, whether it is done, was stopped in the middle or failed: with a DISCONNECT
 * where there is a connection, so that the broker does not take it for lost [MQTT-3.14.4-3], and
 * with no thread left behind.
 */
public final class Goodbye {

    private static final long PATIENCE_MILLIS = 1000;
    private static final long STEP_MILLIS = 20;

    private Goodbye() {}

    /**
     * Disconnects the client and releases what it holds, in about two seconds at most. Takes no
     * notice of messages still unacknowledged. A stop that comes meanwhile is kept for the caller.
     */
    public static void say(MqttClient client) {
        boolean stopped = Thread.interrupted();
        try {
            leave(client);
        } catch (InterruptedException again) {
            stopped = true;
            hangUp(client);
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void leave(MqttClient client) throws InterruptedException {
        // Paho leaves threads behind when it is disconnected while it is still connecting.
        for (long waited = 0; !client.isConnected(); waited += STEP_MILLIS) {
            if (closed(client)) {
                return;
            }
            if (waited >= PATIENCE_MILLIS) {
                hangUp(client);
                return;
            }
            Thread.sleep(STEP_MILLIS);
        }
        Thread polite = new Thread(() -> disconnect(client), "goodbye " + client.getClientId());
        polite.setDaemon(true);
        polite.start();
        polite.join(PATIENCE_MILLIS);
        if (polite.isAlive()) {
            hangUp(client);
        }
        // Not closed: nothing is left to close, and Paho's close() would take the state away from
        // a receiving thread that is about to end, which then dies of a NullPointerException.
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

    private static void disconnect(MqttClient client) {
        try {
            client.disconnect(0);
        } catch (MqttException lostAtThisMoment) {
            // Then there is nobody to say goodbye to.
            return;
        }
    }

    /** For a broker that does not answer the CONNECT, or reads nothing any more. */
    static void hangUp(MqttClient client) {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException lostAtThisMoment) {
            // Then there is nothing to hang up.
            return;
        }
    }
}
