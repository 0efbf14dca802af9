package io.mqttplayground.command;

import io.mqttplayground.wire.Wire;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A prompt's: nothing keeps the learner from typing, and what comes meanwhile is looked for. */
public final class PromptRest extends BrokerRest {

    private static final Logger LOG = Logger.getLogger(PromptRest.class.getName());
    private static final long LOOK_MILLIS = 250;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(PromptRest::daemon);

    public PromptRest(Wire wire) {
        this(wire, Ticker.SYSTEM);
    }

    PromptRest(Wire wire, Ticker ticker) {
        super(wire, ticker);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "task-watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void watch(Runnable look) {
        timer.scheduleWithFixedDelay(
                () -> lookAgain(look), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A look that fails must not be the last, as it would be for the timer. */
    private static void lookAgain(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the task could not be looked at", failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        super.close();
    }
}
