package io.mqttplayground.command;

import io.mqttplayground.wire.Wire;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * A script's: each command waits for what it has caused, and the next one looks what came of it.
 */
public final class ScriptRest extends BrokerRest {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Ticker ticker;

    public ScriptRest(Wire wire) {
        this(wire, Ticker.SYSTEM);
    }

    ScriptRest(Wire wire, Ticker ticker) {
        super(wire, ticker);
        this.ticker = ticker;
    }

    @Override
    public void await() {
        awaitQuiet(LONGEST);
    }

    @Override
    public void await(BooleanSupplier condition, Duration longest) {
        ticker.await(condition, longest);
    }

    @Override
    public boolean succeeds(Future<Boolean> begun) throws Exception {
        return begun.get();
    }
}
