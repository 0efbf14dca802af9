package io.mqttplayground.lessons.role;

import java.time.Duration;
import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * How a client comes back when its connection was lost: once a second, until that succeeds. Two
 * clients with one identifier would take the connection from each other for ever [MQTT-3.1.4-2], so
 * one that loses it soon after it came back waits longer, and gives up the third time.
 */
public final class Reconnection {

    private static final long RETRY_MILLIS = 1000;
    private static final long SLOW_MILLIS = 3000;
    private static final int MOST_LOSSES = 3;

    /** Longer than any other client waits that does as this one. */
    private static final Duration SOON = Duration.ofSeconds(5);

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
    private long connectedNanos = System.nanoTime();
    private int losses;

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
     * @throws RoleFailedException when the connection was lost three times in a row
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
        losses = soon ? losses + 1 : 1;
        String other = "perhaps to another client named '" + client.getClientId() + "'";
        if (losses == MOST_LOSSES) {
            throw new RoleFailedException(
                    "The connection was lost %d times in a row, %s: give one of the two another identifier."
                            .formatted(losses, other));
        }
        if (losses == 1) {
            console.note("connection lost, " + other + "; connecting again");
            return RETRY_MILLIS;
        }
        console.note("connection lost again, " + other + "; connecting again in 3 s");
        return SLOW_MILLIS;
    }
}
