package io.mqttplayground.testkit;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Clients of the library that the lessons use; they leave no files behind. */
public final class Paho {

    private Paho() {}

    /** One that is not connected yet. */
    public static MqttClient client(String uri, String clientId) throws MqttException {
        return new MqttClient(uri, clientId, new MemoryPersistence());
    }

    /** One that is connected, with a clean session and without an account. */
    public static MqttClient connected(String uri, String clientId) throws MqttException {
        MqttClient client = client(uri, clientId);
        client.connect();
        return client;
    }
}
