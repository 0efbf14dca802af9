package io.mqttplayground.lessons;

import io.mqttplayground.lessons.role.RoleOptions;
import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * Why Paho could not do what it was asked, in words for the learner.
 *
 * @param broker address of the broker
 * @param clientId client identifier
 * @param username account; empty for an anonymous client
 */
public record PahoFailure(
        String broker, String clientId, Optional<String> username, MqttException failure) {

    /** A line without a full stop, to stand behind other words. */
    public String line() {
        String who = username.map(name -> "'" + name + "'").orElse("an anonymous client");
        return switch ((short) failure.getReasonCode()) {
            case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
                    broker + " refused the client identifier '" + clientId + "' (2)";
            case MqttException.REASON_CODE_BROKER_UNAVAILABLE ->
                    broker + " is not ready for connections (CONNACK return code 3): try later";
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION ->
                    "%s refused %s: bad username or password (CONNACK return code 4)"
                            .formatted(broker, who);
            case MqttException.REASON_CODE_NOT_AUTHORIZED ->
                    "%s refused %s: not authorized (CONNACK return code 5); check the username and password"
                            .formatted(broker, who);
            case MqttException.REASON_CODE_SUBSCRIBE_FAILED ->
                    "%s refused the subscription (SUBACK 0x80): %s may read nothing there"
                            .formatted(broker, who);
            case MqttException.REASON_CODE_SERVER_CONNECT_ERROR ->
                    "nothing answers at " + broker + ": is a broker running there?";
            case MqttException.REASON_CODE_CLIENT_TIMEOUT ->
                    "%s did not answer within %d seconds: it is gone, or its answer was lost"
                            .formatted(broker, RoleOptions.ANSWER_MILLIS / 1000);
            case MqttException.REASON_CODE_CONNECTION_LOST,
                    MqttException.REASON_CODE_CLIENT_NOT_CONNECTED ->
                    "the connection to %s was lost: the broker went away, or another client took the identifier '%s'"
                            .formatted(broker, clientId);
            case MqttException.REASON_CODE_CLIENT_EXCEPTION -> own();
            default ->
                    broker
                            + ": "
                            + failure.getMessage()
                            + " (Paho reason "
                            + failure.getReasonCode()
                            + ")";
        };
    }

    /** What the broker has no part in. */
    private String own() {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof InterruptedException) {
            return "stopped before " + broker + " had answered";
        }
        String why = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return "the connection to " + broker + " failed: " + why;
    }

    /** The line as a sentence of its own. */
    String sentence() {
        String line = line();
        String begun =
                line.startsWith(broker)
                        ? line
                        : Character.toUpperCase(line.charAt(0)) + line.substring(1);
        return line.endsWith("?") ? begun : begun + ".";
    }
}
