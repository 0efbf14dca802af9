package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Goodbye;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * The shell's own clients. A subscriber stays connected, one for each client identifier; a publish
 * uses the subscriber of the same identity where there is one, else a connection of its own.
 */
public final class ShellClients implements AutoCloseable {

    private final BrokerLink broker;
    private final PacketOrder order;
    private final Map<String, ShellSubscriber> subscribers = new LinkedHashMap<>();

    public ShellClients(BrokerLink broker, PacketOrder order) {
        this.broker = broker;
        this.order = order;
    }

    /**
     * Subscribes and goes on listening.
     *
     * @return the granted QoS; empty when the broker refused the filter (SUBACK 0x80)
     */
    public synchronized OptionalInt subscribe(Identity identity, String filter, int qos)
            throws PlayException {
        return PlayException.tell(
                broker,
                identity,
                () -> {
                    ShellSubscriber subscriber = subscriber(identity);
                    try {
                        return subscriber.subscribe(filter, qos);
                    } finally {
                        // Refused or stopped: nobody would know that it is still connected.
                        if (identity.settings().cleanSession() && subscriber.filters().isEmpty()) {
                            leave(identity);
                        }
                    }
                });
    }

    private ShellSubscriber subscriber(Identity identity) throws MqttException {
        ShellSubscriber known = subscribers.get(identity.clientId());
        if (known != null && known.identity().subscribesFor(identity)) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        ShellSubscriber subscriber = new ShellSubscriber(broker, identity, order, this::gone);
        try {
            subscriber.connect();
        } catch (MqttException refused) {
            subscriber.close();
            throw refused;
        }
        subscribers.put(identity.clientId(), subscriber);
        return subscriber;
    }

    /** It has given up; the next one with its identifier begins anew. */
    private synchronized void gone(ShellSubscriber subscriber) {
        subscribers.remove(subscriber.identity().clientId(), subscriber);
    }

    /**
     * Publishes, and at QoS 1 and 2 waits until the broker has acknowledged.
     *
     * @param leaving runs when the client is connected, just before the message leaves
     */
    public synchronized void publish(
            Identity identity,
            String topic,
            byte[] payload,
            int qos,
            boolean retained,
            Runnable leaving)
            throws PlayException {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained(retained);
        PlayException.tell(
                broker,
                identity,
                () -> {
                    ShellSubscriber connected = subscribers.get(identity.clientId());
                    if (connected != null && connected.identity().serves(identity)) {
                        if (connected.isConnected()) {
                            leaving.run();
                        }
                        connected.publish(topic, message);
                    } else {
                        publishOnce(identity, topic, message, leaving);
                    }
                    return null;
                });
    }

    private void publishOnce(Identity identity, String topic, MqttMessage message, Runnable leaving)
            throws MqttException {
        MqttClient client = identity.client(broker.uri());
        try {
            client.connect(identity.connectOptions());
            leaving.run();
            client.publish(topic, message);
        } finally {
            Goodbye.say(client);
        }
    }

    /** Ends the subscriptions to a filter, and the connections that have none left. */
    public synchronized List<String> unsubscribe(String filter) throws PlayException {
        List<String> ended = new ArrayList<>();
        for (ShellSubscriber subscriber : List.copyOf(subscribers.values())) {
            if (subscriber.filters().contains(filter)) {
                PlayException.tell(
                        broker, subscriber.identity(), () -> unsubscribe(subscriber, filter));
                ended.add(subscriber.identity().clientId());
                if (subscriber.filters().isEmpty()) {
                    leave(subscriber.identity());
                }
            }
        }
        return ended;
    }

    /**
     * One that is just without a connection, such as when another client has its identifier, only
     * has to forget what it would subscribe to again.
     */
    private static Void unsubscribe(ShellSubscriber subscriber, String filter)
            throws MqttException {
        try {
            subscriber.unsubscribe(filter);
        } catch (MqttException withoutConnection) {
            if (subscriber.isConnected() || !subscriber.identity().settings().cleanSession()) {
                throw withoutConnection;
            }
            subscriber.forget(filter);
        }
        return null;
    }

    /** Says DISCONNECT; a session that is not clean keeps its subscriptions [MQTT-3.1.2-4]. */
    public synchronized void leave(Identity identity) {
        ShellSubscriber leaving = subscribers.remove(identity.clientId());
        if (leaving != null) {
            leaving.close();
        }
    }

    /** Every filter subscribed to, by client identifier. */
    public synchronized Map<String, List<String>> subscriptions() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        subscribers.forEach((clientId, subscriber) -> all.put(clientId, subscriber.filters()));
        return all;
    }

    /** The same without clients, each once. */
    public List<String> filters() {
        return subscriptions().values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Tells whether a message published after this has come to each of its subscribers. */
    public synchronized BooleanSupplier delivery(String topic) {
        Map<ShellSubscriber, Long> before = new HashMap<>();
        subscribers.values().stream()
                .filter(subscriber -> subscriber.matches(topic))
                .forEach(subscriber -> before.put(subscriber, subscriber.arrivals()));
        return () ->
                before.entrySet().stream()
                        .allMatch(known -> known.getKey().arrivals() > known.getValue());
    }

    @Override
    public synchronized void close() {
        subscribers.values().forEach(ShellSubscriber::close);
        subscribers.clear();
    }
}
