package io.mqttplayground.lessons.role;

import org.eclipse.paho.client.mqttv3.MqttException;

/** A role could not go on: the broker was not there, refused, or went away. One line tells it. */
public final class RoleFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param why a sentence for the learner
     */
    public RoleFailedException(String why) {
        super(why);
    }

    public RoleFailedException(RoleOptions options, MqttException cause) {
        super(tell(options, cause), cause);
    }

    private static String tell(RoleOptions options, MqttException e) {
        String broker = options.broker();
        String who = options.username().map(name -> "'" + name + "'").orElse("an anonymous client");
        return switch ((short) e.getReasonCode()) {
            case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
                    broker + " refused the client identifier '" + options.clientId() + "' (2).";
            case MqttException.REASON_CODE_BROKER_UNAVAILABLE ->
                    broker + " is not ready for connections (CONNACK return code 3): try later.";
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION ->
                    "%s refused %s: bad username or password (CONNACK return code 4)."
                            .formatted(broker, who);
            case MqttException.REASON_CODE_NOT_AUTHORIZED ->
                    "%s refused %s: not authorized (CONNACK return code 5); check the username and password."
                            .formatted(broker, who);
            case MqttException.REASON_CODE_SUBSCRIBE_FAILED ->
                    "%s refused the subscription (SUBACK 0x80): %s may read nothing there."
                            .formatted(broker, who);
            case MqttException.REASON_CODE_SERVER_CONNECT_ERROR ->
                    "Nothing answers at " + broker + ": is a broker running there?";
            case MqttException.REASON_CODE_CLIENT_TIMEOUT,
                    MqttException.REASON_CODE_CONNECTION_LOST,
                    MqttException.REASON_CODE_CLIENT_NOT_CONNECTED ->
                    "The connection to "
                            + broker
                            + " was lost: the broker went away, or another client took the"
                            + " identifier '"
                            + options.clientId()
                            + "'.";
            default -> broker + ": " + e.getMessage() + " (Paho reason " + e.getReasonCode() + ").";
        };
    }
}
