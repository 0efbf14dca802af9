package io.mqttplayground.lessons;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/**
 * How a role is to run.
 *
 * @param broker address of the broker, such as {@code tcp://127.0.0.1:1883}
 * @param clientId client identifier, unique at the broker [MQTT-3.1.3-2]
 * @param username account to connect as; empty connects anonymously
 * @param password the account's password; empty when there is no username
 * @param count messages to publish, or to wait for; 0 means until stopped
 * @param interval pause between two messages
 * @param qos quality of service 0, 1 or 2, for publishing and subscribing
 * @param retained whether the broker keeps the last message of the topic for later subscribers
 */
public record RoleOptions(
        String broker,
        String clientId,
        Optional<String> username,
        String password,
        int count,
        Duration interval,
        int qos,
        boolean retained) {

    /** Anonymous, QoS 0, not retained. */
    public static RoleOptions of(String broker, String clientId, int count, Duration interval) {
        return new RoleOptions(broker, clientId, Optional.empty(), "", count, interval, 0, false);
    }

    /** A clean session and, where there is an account, its username and password. */
    public MqttConnectOptions connectOptions() {
        MqttConnectOptions connect = new MqttConnectOptions();
        connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        connect.setCleanSession(true);
        username.ifPresent(
                name -> {
                    connect.setUserName(name);
                    connect.setPassword(password.toCharArray());
                });
        return connect;
    }
}
