package io.mqttplayground.play;

import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.ReturnCodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** A client of the shell that stays connected and shows what it receives. */
final class ShellSubscriber implements MqttCallbackExtended, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ShellSubscriber.class.getName());

    private static final int RETRY_MILLIS = 1_000;

    private final BrokerLink broker;
    private final Identity identity;
    private final Screen screen;
    private final MqttClient client;
    private final Map<String, Integer> filters = new LinkedHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private volatile boolean closed;

    ShellSubscriber(BrokerLink broker, Identity identity, Screen screen) throws MqttException {
        this.broker = broker;
        this.identity = identity;
        this.screen = screen;
        this.client = new MqttClient(broker.uri(), identity.clientId(), new MemoryPersistence());
        client.setCallback(this);
    }

    void connect() throws MqttException {
        var options = identity.connectOptions();
        options.setAutomaticReconnect(true);
        options.setMaxReconnectDelay(RETRY_MILLIS);
        if (client.connectWithResult(options).getSessionPresent()) {
            screen.print(
                    "  " + identity.clientId() + " resumes its session (session present)",
                    Style.DIM);
        }
    }

    Identity identity() {
        return identity;
    }

    /** Returns the granted QoS, or empty when the broker refused the filter. */
    OptionalInt subscribe(String filter, int qos) throws MqttException {
        IMqttToken answer;
        try {
            answer = client.subscribeWithResponse(filter, qos);
        } catch (MqttException refused) {
            if (refused.getReasonCode() == MqttException.REASON_CODE_SUBSCRIBE_FAILED) {
                return OptionalInt.empty();
            }
            throw refused;
        }
        int granted = answer.getGrantedQos()[0];
        if (granted == ReturnCodes.SUBSCRIPTION_REFUSED) {
            return OptionalInt.empty();
        }
        synchronized (filters) {
            filters.put(filter, qos);
        }
        return OptionalInt.of(granted);
    }

    void unsubscribe(String filter) throws MqttException {
        client.unsubscribe(filter);
        forget(filter);
    }

    /** Does not subscribe to it again with the next connection. */
    void forget(String filter) {
        synchronized (filters) {
            filters.remove(filter);
        }
    }

    boolean isConnected() {
        return client.isConnected();
    }

    List<String> filters() {
        synchronized (filters) {
            return new ArrayList<>(filters.keySet());
        }
    }

    boolean matches(String topic) {
        return filters().stream().anyMatch(filter -> new TopicFilter(filter).matches(topic));
    }

    void publish(String topic, MqttMessage message) throws MqttException {
        client.publish(topic, message);
    }

    /** How many messages have come and are shown. */
    long arrivals() {
        return arrivals.get();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        screen.flow(
                StyledLine.of("  " + identity.clientId(), Style.DIM)
                        .and(" ← ", Style.RECEIVED)
                        .and(MessageText.of(topic, message)));
        arrivals.incrementAndGet();
    }

    @Override
    public void connectionLost(Throwable cause) {
        screen.print(
                "  " + identity.clientId() + " lost its connection; connecting again", Style.BAD);
    }

    /**
     * A clean session has forgotten its subscriptions, so they are made again; one that is kept has
     * not. (A broker that was restarted has, but Paho does not tell whether the session was there.)
     */
    @Override
    public void connectComplete(boolean reconnected, String brokerUri) {
        if (!reconnected) {
            return;
        }
        if (identity.settings().cleanSession()) {
            Thread again = new Thread(this::subscribeAgain, identity.clientId() + "-subscribe");
            again.setDaemon(true);
            again.start();
        } else {
            screen.print("  " + identity.clientId() + " is connected again", Style.DIM);
        }
    }

    private void subscribeAgain() {
        Map<String, Integer> wanted;
        synchronized (filters) {
            wanted = new LinkedHashMap<>(filters);
        }
        try {
            for (Map.Entry<String, Integer> filter : wanted.entrySet()) {
                client.subscribe(filter.getKey(), filter.getValue());
            }
            screen.print(
                    "  " + identity.clientId() + " is connected and subscribed again", Style.DIM);
        } catch (MqttException lostAgain) {
            LOG.log(Level.INFO, identity.clientId() + " could not subscribe again", lostAgain);
        } catch (NullPointerException paho) {
            // So Paho fails when the client is closed while it subscribes.
            if (!closed) {
                throw paho;
            }
            LOG.log(Level.FINE, identity.clientId() + " was closed meanwhile", paho);
        }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // The blocking publish has told already.
    }

    @Override
    public void close() throws MqttException {
        closed = true;
        try {
            if (client.isConnected()) {
                client.disconnect();
            }
        } finally {
            client.close(true);
        }
    }
}
