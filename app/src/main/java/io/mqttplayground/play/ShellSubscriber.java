package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Goodbye;
import io.mqttplayground.lessons.role.Reconnection;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.ReturnCodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** A client of the shell that stays connected and shows what it receives. */
final class ShellSubscriber implements MqttCallback, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ShellSubscriber.class.getName());

    private final BrokerLink broker;
    private final Identity identity;
    private final PacketOrder order;
    private final Consumer<ShellSubscriber> gone;
    private final MqttClient client;
    private final Reconnection reconnection;
    private final Map<String, Integer> filters = Collections.synchronizedMap(new LinkedHashMap<>());
    private final AtomicLong arrivals = new AtomicLong();
    private volatile Thread returning = new Thread();
    private volatile boolean closed;

    /**
     * @param gone is told when it has lost its connection for good
     */
    ShellSubscriber(
            BrokerLink broker, Identity identity, PacketOrder order, Consumer<ShellSubscriber> gone)
            throws MqttException {
        this.broker = broker;
        this.identity = identity;
        this.order = order;
        this.gone = gone;
        this.client = identity.client(broker.uri());
        this.reconnection =
                new Reconnection(
                        client, identity.connectOptions(), Console.of(line -> tell(": " + line)));
        client.setCallback(this);
    }

    private void tell(String line) {
        order.note(StyledLine.of("  " + identity.clientId() + line, Style.DIM));
    }

    void connect() throws MqttException {
        if (client.connectWithResult(identity.connectOptions()).getSessionPresent()) {
            tell(" resumes its session (session present)");
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
        filters.put(filter, qos);
        return OptionalInt.of(granted);
    }

    void unsubscribe(String filter) throws MqttException {
        client.unsubscribe(filter);
        forget(filter);
    }

    /** Does not subscribe to it again with the next connection. */
    void forget(String filter) {
        filters.remove(filter);
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
        order.received(
                identity.clientId(),
                StyledLine.of("  " + identity.clientId(), Style.DIM)
                        .and(" ← ", Style.RECEIVED)
                        .and(MessageText.of(topic, message)));
        arrivals.incrementAndGet();
    }

    @Override
    public void connectionLost(Throwable cause) {
        if (!closed) {
            returning = new Thread(this::comeBack, identity.clientId() + "-return");
            returning.setDaemon(true);
            returning.start();
        }
    }

    /** A session that the broker has kept has its subscriptions still. */
    private void comeBack() {
        try {
            if (!reconnection.again()) {
                subscribeAgain();
            }
        } catch (RoleFailedException thirdTime) {
            giveUp(thirdTime.getMessage(), thirdTime);
        } catch (MqttException failure) {
            giveUp(PlayException.line(broker, identity, failure), failure);
        } catch (InterruptedException left) {
            return;
        } catch (NullPointerException paho) {
            // So Paho fails when the client is closed while it subscribes.
            giveUp("its client was closed", paho);
        }
    }

    /** Where the connection was lost once more meanwhile, that is another thread's business. */
    private void subscribeAgain() throws MqttException {
        try {
            for (String filter : filters()) {
                client.subscribe(filter, filters.getOrDefault(filter, 0));
            }
            tell(" subscribed again");
        } catch (MqttException failure) {
            if (client.isConnected()) {
                throw failure;
            }
        }
    }

    private void giveUp(String why, Exception cause) {
        LOG.log(Level.INFO, identity.clientId() + " gives up", cause);
        if (!closed) {
            closed = true;
            order.say(identity.clientId() + " gives up: " + why, Style.BAD);
            gone.accept(this);
            Goodbye.say(client);
        }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // The blocking publish has told already.
    }

    @Override
    public void close() {
        closed = true;
        returning.interrupt();
        Goodbye.say(client);
    }
}
