package io.mqttplayground.command;

import io.mqttplayground.wire.Wire;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** A script's: each command waits for what it has caused. */
public final class ScriptRest implements Rest {

    private final Wire wire;
    private final Ticker ticker;
    private final BrokerRest broker;

    public ScriptRest(Wire wire) {
        this(wire, Ticker.SYSTEM);
    }

    ScriptRest(Wire wire, Ticker ticker) {
        this.wire = wire;
        this.ticker = ticker;
        this.broker = new BrokerRest(ticker);
        wire.addListener(broker);
    }

    @Override
    public void await() {
        broker.await();
    }

    @Override
    public void awaitShown() {
        broker.awaitBriefly();
    }

    @Override
    public void await(BooleanSupplier condition, Duration longest) {
        ticker.await(condition, longest);
    }

    @Override
    public boolean succeeds(Future<Boolean> begun) throws Exception {
        return begun.get();
    }

    @Override
    public void watch(Runnable look) {
        // The next command looks.
    }

    @Override
    public void close() {
        wire.removeListener(broker);
    }
}
