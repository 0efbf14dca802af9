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

    static <T> T tell(BrokerLink broker, Identity who, Request<T> request) throws PlayException {
        try {
            return request.ask();
        } catch (MqttException failure) {
            throw new PlayException(line(broker, who, failure), failure);
        }
    }

    /** What went wrong, without a full stop. */
    static String line(BrokerLink broker, Identity who, MqttException failure) {
        MqttException why =
                broker.isBrokerThere()
                        ? failure
                        : new MqttException(MqttException.REASON_CODE_SERVER_CONNECT_ERROR);
        return new PahoFailure(broker.brokerUri(), who.clientId(), who.username(), why).line();
    }
}
