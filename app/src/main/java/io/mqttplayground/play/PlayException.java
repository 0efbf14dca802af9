package io.mqttplayground.play;

import org.eclipse.paho.client.mqttv3.MqttException;

/** The broker did not do what one of the shell's clients asked; one line tells it. */
public final class PlayException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Something that a client asks of the broker. */
    @FunctionalInterface
    interface Request<T> {
        T ask() throws MqttException;
    }

    private PlayException(String message, Throwable cause) {
        super(message, cause);
    }

    static <T> T tell(BrokerLink broker, Identity who, Request<T> request) throws PlayException {
        try {
            return request.ask();
        } catch (MqttException failure) {
            throw new PlayException(line(broker, who, failure), failure);
        }
    }

    private static String line(BrokerLink broker, Identity who, MqttException failure) {
        if (!broker.isBrokerThere()) {
            return nothingAnswers(broker);
        }
        return switch ((short) failure.getReasonCode()) {
            case MqttException.REASON_CODE_SERVER_CONNECT_ERROR -> nothingAnswers(broker);
            case MqttException.REASON_CODE_FAILED_AUTHENTICATION ->
                    "the broker refused " + account(who) + ": bad username or password (CONNACK 4)";
            case MqttException.REASON_CODE_NOT_AUTHORIZED ->
                    "the broker refused " + account(who) + ": not authorized (CONNACK 5)";
            case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
                    "the broker refused the client identifier " + who.clientId() + " (CONNACK 2)";
            case MqttException.REASON_CODE_CLIENT_EXCEPTION ->
                    "the connection failed: "
                            + (failure.getCause() == null ? failure : failure.getCause())
                                    .getMessage();
            case MqttException.REASON_CODE_CONNECTION_LOST,
                    MqttException.REASON_CODE_CLIENT_NOT_CONNECTED ->
                    "the broker closed the connection of " + who.clientId();
            default -> failure.getMessage() + " (reason " + failure.getReasonCode() + ")";
        };
    }

    private static String nothingAnswers(BrokerLink broker) {
        return "nothing answers at " + broker.brokerUri() + "; is a broker running there?";
    }

    private static String account(Identity who) {
        return who.username().map(name -> "account " + name).orElse("an anonymous client");
    }
}
