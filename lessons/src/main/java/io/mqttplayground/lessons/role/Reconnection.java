package io.mqttplayground.lessons.role;

import java.util.Set;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;

/** How a role comes back when its connection was lost: once a second, until that succeeds. */
public final class Reconnection {

    private static final long RETRY_MILLIS = 1000;

    /** Return codes of the CONNACK that trying again does not change [MQTT-3.2.2-4]. */
    private static final Set<Integer> FINAL_REFUSALS =
            Set.of(
                    (int) MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION,
                    (int) MqttException.REASON_CODE_INVALID_CLIENT_ID,
                    (int) MqttException.REASON_CODE_FAILED_AUTHENTICATION,
                    (int) MqttException.REASON_CODE_NOT_AUTHORIZED);

    private Reconnection() {}

    /**
     * Connects the client again.
     *
     * @return whether the broker had kept the session [MQTT-3.2.2-2]
     * @throws MqttException when the broker refuses for good
     * @throws InterruptedException when stopped
     */
    public static boolean of(MqttClient client, MqttConnectOptions connect, Console console)
            throws MqttException, InterruptedException {
        console.note("connection lost; connecting again");
        while (true) {
            Thread.sleep(RETRY_MILLIS);
            try {
                boolean sessionPresent = client.connectWithResult(connect).getSessionPresent();
                console.note("connected again to " + client.getServerURI());
                return sessionPresent;
            } catch (MqttException e) {
                if (FINAL_REFUSALS.contains(e.getReasonCode())
                        || e.getCause() instanceof InterruptedException) {
                    throw e;
                }
                // The broker is still away.
            }
        }
    }
}
