package io.mqttplayground.lessons.role;

import io.mqttplayground.lessons.model.MalformedPayloadException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttMessageListener;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * Carries what arrives from Paho's thread to the consumer's own. There a handler may block, publish
 * and subscribe, all of which would hang the client if done inside a callback.
 *
 * <p>When the connection is lost it connects again, as {@link Reconnection} does, and has the
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

    private final MqttClient client;
    private final RoleOptions options;
    private final Console console;
    private Reconnection reconnection;
    private boolean sessionPresent;

    /** What arrived; empty where the connection was lost. */
    private final BlockingQueue<Optional<Arrival>> arrivals = new LinkedBlockingQueue<>();

    public Inbox(MqttClient client, RoleOptions options, Console console) {
        this.client = client;
        this.options = options;
        this.console = console;
        this.reconnection = new Reconnection(client, options.connectOptions(), console);
    }

    /**
     * Connects, now and whenever the connection is lost, with options of the consumer's own.
     *
     * @throws MqttException when the broker refuses, or cannot be reached
     */
    public void connect(MqttConnectOptions own) throws MqttException {
        reconnection = new Reconnection(client, own, console);
        sessionPresent = client.connectWithResult(own).getSessionPresent();
    }

    /** Whether the broker had kept the session, subscriptions and all [MQTT-3.2.2-2]. */
    public boolean isSessionPresent() {
        return sessionPresent;
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
                sessionPresent = reconnection.again();
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
