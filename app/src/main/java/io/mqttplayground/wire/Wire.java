package io.mqttplayground.wire;

import io.mqttplayground.wire.WireEvent.Header;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything that passes between one broker and its clients, for whoever wants to look. */
public final class Wire {

    private static final Logger LOG = Logger.getLogger(Wire.class.getName());

    private final List<WireListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong lastNumber = new AtomicLong();
    private final Clock clock = Clock.systemUTC();

    /** Whether anybody looks; nobody need make an event when not. */
    public boolean isObserved() {
        return !listeners.isEmpty();
    }

    public void addListener(WireListener listener) {
        listeners.add(listener);
    }

    public void removeListener(WireListener listener) {
        listeners.remove(listener);
    }

    /**
     * Numbers and dates an event and hands it to every listener; free when there is none.
     *
     * @param made gives the event of a client its kind
     */
    public void record(
            String clientId, Optional<String> account, Function<Header, WireEvent> made) {
        if (listeners.isEmpty()) {
            return;
        }
        long number = lastNumber.incrementAndGet();
        WireEvent event = made.apply(new Header(number, clock.instant(), clientId, account));
        tell(listener -> listener.on(event));
    }

    /** Hands a message that the broker has taken to every listener; free when there is none. */
    public void accepted(Supplier<Packet.Publish> message) {
        if (listeners.isEmpty()) {
            return;
        }
        Packet.Publish taken = message.get();
        tell(listener -> listener.onAccepted(taken));
    }

    /** A listener that fails is no reason to keep a packet from passing. */
    private void tell(Consumer<WireListener> what) {
        for (WireListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, listener + " could not take an event", failed);
            }
        }
    }
}
