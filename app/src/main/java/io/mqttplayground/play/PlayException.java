package io.mqttplayground.play;

import io.mqttplayground.lessons.PahoFailure;
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

    static <T> T tell(String brokerUri, Identity who, Request<T> request) throws PlayException {
        try {
            return request.ask();
        } catch (MqttException failure) {
            String why = new PahoFailure(brokerUri, who.clientId(), who.username(), failure).line();
            throw new PlayException(why, failure);
        }
    }
}
