package io.mqttplayground.lessons.role;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/**
 * Tells a producer when the handshake of a message is complete: with PUBACK at QoS 1, with PUBCOMP
 * at QoS 2, and at QoS 0, which has none, as soon as it was sent.
 */
public final class Receipts implements MqttCallback {

    /** A broker that leaves a message unanswered so often will not answer it at all. */
    private static final int MOST_IN_VAIN = 10;

    private final Semaphore complete = new Semaphore(0);
    private int inVain;

    /**
     * Waits for one more message to be complete.
     *
     * @return false when that took too long
     * @throws RoleFailedException when it took too long ten times in a row
     * @throws InterruptedException when stopped meanwhile
     */
    public boolean next(Duration patience) throws RoleFailedException, InterruptedException {
        boolean completed = complete.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        inVain = completed ? 0 : inVain + 1;
        if (inVain == MOST_IN_VAIN) {
            throw new RoleFailedException(
                    "The broker left a message unacknowledged " + inVain + " times in a row.");
        }
        return completed;
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        complete.release();
    }

    @Override
    public void connectionLost(Throwable cause) {
        // Whoever waits for a receipt notices that none comes.
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        // A producer subscribes to nothing.
    }
}
