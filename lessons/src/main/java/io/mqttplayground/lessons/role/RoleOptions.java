package io.mqttplayground.lessons.role;

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
 * @param deviceId the device that a device's role plays: a level of its topics
 */
public record RoleOptions(
        String broker,
        String clientId,
        Optional<String> username,
        String password,
        int count,
        Duration interval,
        int qos,
        boolean retained,
        String deviceId) {

    /** The device that is played when none is named. */
    public static final String DEFAULT_DEVICE_ID = "device001";

    /** How long a client waits for the broker's answer before it takes the broker for lost. */
    public static final long ANSWER_MILLIS = 5_000;

    private static final int MAX_IN_FLIGHT = 1000;
    private static final int CONNECTION_TIMEOUT_SECONDS = 10;

    /** With the default device. */
    public RoleOptions(
            String broker,
            String clientId,
            Optional<String> username,
            String password,
            int count,
            Duration interval,
            int qos,
            boolean retained) {
        this(
                broker,
                clientId,
                username,
                password,
                count,
                interval,
                qos,
                retained,
                DEFAULT_DEVICE_ID);
    }

    /** Anonymous, QoS 0, not retained, the default device. */
    public static RoleOptions of(String broker, String clientId, int count, Duration interval) {
        return new RoleOptions(broker, clientId, Optional.empty(), "", count, interval, 0, false);
    }

    /**
     * For a role started by its own {@code main}: one message a second.
     *
     * @param arguments the broker's address, or nothing for one on this machine
     */
    public static RoleOptions fromArguments(String[] arguments, String clientId, int count) {
        String broker = arguments.length > 0 ? arguments[0] : "tcp://127.0.0.1:1883";
        return of(broker, clientId, count, Duration.ofSeconds(1));
    }

    /** The same with an account. */
    public RoleOptions as(String username, String password) {
        return new RoleOptions(
                broker,
                clientId,
                Optional.of(username),
                password,
                count,
                interval,
                qos,
                retained,
                deviceId);
    }

    /** The same under another client identifier. */
    public RoleOptions named(String otherClientId) {
        return new RoleOptions(
                broker,
                otherClientId,
                username,
                password,
                count,
                interval,
                qos,
                retained,
                deviceId);
    }

    /** Whether message number {@code i}, counted from 1, is still asked for. */
    public boolean wants(int i) {
        return count == 0 || i <= count;
    }

    /**
     * Sleeps for the interval, unless message number {@code i} was the last.
     *
     * @throws InterruptedException when stopped meanwhile
     */
    public void pauseAfter(int i) throws InterruptedException {
        if (wants(i + 1)) {
            Thread.sleep(interval.toMillis());
        }
    }

    /**
     * The account's name, for topics that it is a level of.
     *
     * @throws IllegalArgumentException when there is no account
     */
    public String account() {
        return username.orElseThrow(
                () ->
                        new IllegalArgumentException(
                                "This role needs an account: give a username and a password"
                                        + " (alice has one)."));
    }

    /** A clean session and, where there is an account, its username and password. */
    public MqttConnectOptions connectOptions() {
        MqttConnectOptions connect = new MqttConnectOptions();
        connect.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        connect.setCleanSession(true);
        // Paho counts an acknowledged message as in flight a little longer than publish() waits.
        connect.setMaxInflight(MAX_IN_FLIGHT);
        connect.setConnectionTimeout(CONNECTION_TIMEOUT_SECONDS);
        username.ifPresent(
                name -> {
                    connect.setUserName(name);
                    connect.setPassword(password.toCharArray());
                });
        return connect;
    }
}
