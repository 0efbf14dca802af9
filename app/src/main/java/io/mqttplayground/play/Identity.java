package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.RoleOptions;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/**
 * Who one of the shell's own clients is to the broker.
 *
 * @param clientId client identifier
 * @param username account; empty connects anonymously
 * @param password the account's password
 * @param settings what else its CONNECT asks for
 */
public record Identity(
        String clientId, Optional<String> username, String password, ConnectSettings settings) {

    private static final int CONNECTION_TIMEOUT_SECONDS = 10;
    private static final int MAX_IN_FLIGHT = 1000;

    /** Whether a connection of this one is what the other asks for, who may leave the rest open. */
    boolean serves(Identity other) {
        boolean same = clientId.equals(other.clientId) && username.equals(other.username);
        boolean open = other.settings.equals(ConnectSettings.USUAL);
        return same && password.equals(other.password) && (open || settings.equals(other.settings));
    }

    /** The same where a session is meant: one that is to be clean is not the one that is kept. */
    boolean subscribesFor(Identity other) {
        return serves(other) && settings.cleanSession() == other.settings.cleanSession();
    }

    /** A client that waits for no answer without end; {@link Goodbye} ends it. */
    MqttClient client(String uri) throws MqttException {
        MqttClient client = new MqttClient(uri, clientId, new MemoryPersistence());
        client.setTimeToWait(RoleOptions.ANSWER_MILLIS);
        return client;
    }

    MqttConnectOptions connectOptions() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS);
        // Paho counts a message as in flight until the thread that shows messages is free again.
        options.setMaxInflight(MAX_IN_FLIGHT);
        settings.applyTo(options);
        username.ifPresent(
                name -> {
                    options.setUserName(name);
                    options.setPassword(password.toCharArray());
                });
        return options;
    }

    /** Password left out, so that it never reaches a screen or a log. */
    @Override
    public String toString() {
        return clientId + username.map(name -> " (" + name + ")").orElse("");
    }
}
