package io.mqttplayground.lessons;

import io.mqttplayground.lessons.model.MalformedPayloadException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * Carries what arrives from Paho's thread to the consumer's own. There a handler may block, publish
 * and subscribe, all of which would hang the client if done inside a callback.
 *
 * <p>When the connection is lost it connects again, once a second until that succeeds, and has the
 * consumer subscribe again.
 */
public final class Inbox implements MqttCallback {

    /** Subscribes; runs once for each connection. */
    @FunctionalInterface
    public interface Subscribing {

        /**
         * @throws MqttException when the broker refuses, or the connection is lost
         */
        void subscribe() throws MqttException;
    }

    private record Arrival(String topic, MqttMessage message) {}

    private static final long RETRY_MILLIS = 1000;

    /** Return codes of the CONNACK that trying again does not change [MQTT-3.2.2-4]. */
    private static final Set<Integer> FINAL_REFUSALS =
            Set.of(
                    (int) MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION,
                    (int) MqttException.REASON_CODE_INVALID_CLIENT_ID,
                    (int) MqttException.REASON_CODE_FAILED_AUTHENTICATION,
                    (int) MqttException.REASON_CODE_NOT_AUTHORIZED);

    private final MqttClient client;
    private final RoleOptions options;
    private final Console console;

    /** What arrived; empty where the connection was lost. */
    private final BlockingQueue<Optional<Arrival>> arrivals = new LinkedBlockingQueue<>();

    public Inbox(MqttClient client, RoleOptions options, Console console) {
        this.client = client;
        this.options = options;
        this.console = console;
    }

    /**
     * Subscribes and hands over each message, until as many as the options ask for have come. One
     * that the handler cannot read is told and skipped: it must not stop those that follow.
     *
     * @throws InterruptedException when stopped
     * @throws Exception when the broker refuses, or the handler fails
     */
    public void read(Subscribing subscribing, IMqttMessageListener handler) throws Exception {
        int next = 1;
        while (options.wants(next)) {
            if (!client.isConnected()) {
                console.note("connection lost; connecting again");
                connectAgain();
                console.note("connected again to " + options.broker());
            }
            if (subscribed(subscribing)) {
                next = readUntilLost(next, handler);
            }
        }
    }

    /** Returns the number of the message that is to come next. */
    private int readUntilLost(int first, IMqttMessageListener handler) throws Exception {
        int next = first;
        while (options.wants(next)) {
            Optional<Arrival> arrival = arrivals.take();
            if (arrival.isPresent()) {
                handle(arrival.get(), handler);
                next++;
            } else if (!client.isConnected()) {
                break;
            }
            // Else the loss is an earlier one, and mended.
        }
        return next;
    }

    private void handle(Arrival arrival, IMqttMessageListener handler) throws Exception {
        try {
            handler.messageArrived(arrival.topic(), arrival.message());
        } catch (MqttException e) {
            if (client.isConnected() || e.getCause() instanceof InterruptedException) {
                throw e;
            }
            console.note(
                    "connection lost before the message on " + arrival.topic() + " was answered");
        } catch (MalformedPayloadException e) {
            console.note("skipped a message on " + arrival.topic() + ": " + e.getMessage());
        }
    }

    /** False when the connection went away before the broker had answered. */
    private boolean subscribed(Subscribing subscribing) throws MqttException {
        try {
            subscribing.subscribe();
            console.ready();
            return true;
        } catch (MqttException e) {
            if (client.isConnected() || e.getCause() instanceof InterruptedException) {
                throw e;
            }
            return false;
        }
    }

    private void connectAgain() throws MqttException, InterruptedException {
        while (!client.isConnected()) {
            Thread.sleep(RETRY_MILLIS);
            try {
                client.connect(options.connectOptions());
            } catch (MqttException e) {
                if (FINAL_REFUSALS.contains(e.getReasonCode())
                        || e.getCause() instanceof InterruptedException) {
                    throw e;
                }
                // The broker is still away.
            }
        }
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrivals.add(Optional.of(new Arrival(topic, message)));
    }

    @Override
    public void connectionLost(Throwable cause) {
        arrivals.add(Optional.empty());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // A consumer that publishes does so with the blocking call, which has told already.
    }
}
