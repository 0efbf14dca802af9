package io.mqttplayground.lessons.role;

import java.time.Duration;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * How a client comes back when its connection was lost: once a second, until that succeeds. Two
 * clients with one identifier would take the connection from each other for ever [MQTT-3.1.4-2], so
 * one that loses it soon after it came back waits longer, and does not come back a fourth time.
 */
public final class Reconnection {

    private static final long RETRY_MILLIS = 1000;
    private static final int MOST_RETURNS = 3;

    /** Other clients try again after a second, too. */
    private static final Duration SOON = Duration.ofSeconds(3);

    /** Return codes of the CONNACK that trying again does not change [MQTT-3.2.2-4]. */
    private static final Set<Integer> FINAL_REFUSALS =
            Set.of(
                    (int) MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION,
                    (int) MqttException.REASON_CODE_INVALID_CLIENT_ID,
                    (int) MqttException.REASON_CODE_FAILED_AUTHENTICATION,
                    (int) MqttException.REASON_CODE_NOT_AUTHORIZED);

    private final MqttClient client;
    private final MqttConnectOptions connect;
    private final Console console;
    private long connectedNanos = System.nanoTime() - SOON.toNanos();
    private int returnsInVain;

    public Reconnection(MqttClient client, MqttConnectOptions connect, Console console) {
        this.client = client;
        this.connect = connect;
        this.console = console;
    }

    /**
     * Connects the client again.
     *
     * @return whether the broker had kept the session [MQTT-3.2.2-2]
     * @throws MqttException when the broker refuses for good
     * @throws RoleFailedException when it was lost soon after each of three returns
     * @throws InterruptedException when stopped
     */
    public synchronized boolean again()
            throws MqttException, RoleFailedException, InterruptedException {
        Thread.sleep(pauseAfterLoss());
        while (true) {
            try {
                boolean sessionPresent = client.connectWithResult(connect).getSessionPresent();
                connectedNanos = System.nanoTime();
                console.note("connected again to " + client.getServerURI());
                return sessionPresent;
            } catch (MqttException e) {
                if (FINAL_REFUSALS.contains(e.getReasonCode())
                        || e.getCause() instanceof InterruptedException) {
                    throw e;
                }
                // The broker is still away; or it does not answer, and Paho would go on waiting.
                if (e.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT) {
                    Goodbye.hangUp(client);
                }
            }
            Thread.sleep(RETRY_MILLIS);
        }
    }

    /** Counts the loss and tells it; returns how long to wait. */
    private long pauseAfterLoss() throws RoleFailedException {
        boolean soon = System.nanoTime() - connectedNanos < SOON.toNanos();
        returnsInVain = soon ? returnsInVain + 1 : 0;
        String why = "perhaps to another client named '" + client.getClientId() + "'";
        if (returnsInVain == MOST_RETURNS) {
            throw new RoleFailedException(
                    "The connection was lost again and again, %s: one of the two needs another name."
                            .formatted(why));
        }
        long pause = RETRY_MILLIS * (returnsInVain + 1);
        console.note("connection lost, %s; next try in %d s".formatted(why, pause / 1000));
        return pause;
    }
}
