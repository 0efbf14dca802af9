package io.mqttplayground.play;

import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/**
 * Who one of the shell's own clients is to the broker.
 *
 * @param clientId client identifier
 * @param username account; empty connects anonymously
 * @param password the account's password
 */
public record Identity(String clientId, Optional<String> username, String password) {

    private static final int CONNECTION_TIMEOUT_SECONDS = 10;

    MqttConnectOptions connectOptions() {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS);
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
