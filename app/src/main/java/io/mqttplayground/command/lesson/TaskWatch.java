package io.mqttplayground.command.lesson;

import io.mqttplayground.command.wire.BrokerRest;
import io.mqttplayground.play.BrokerLink;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Notices that a task has been solved, also when another client than the shell's has solved it. At
 * a prompt it looks a few times a second; in a script it looks after each command, once the broker
 * has come to rest.
 */
public final class TaskWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TaskWatch.class.getName());
    private static final long LOOK_MILLIS = 250;

    private final Guide guide;
    private final boolean inScript;
    private final ScheduledExecutorService timer;
    private final BrokerRest rest = new BrokerRest();

    public TaskWatch(Guide guide, BrokerLink broker, boolean inScript) {
        this.guide = guide;
        this.inScript = inScript;
        this.timer = Executors.newSingleThreadScheduledExecutor(TaskWatch::daemon);
        if (inScript) {
            broker.wire().addListener(rest);
        } else {
            timer.scheduleWithFixedDelay(
                    this::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "task-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** A look that fails must not be the last, as it would be for the timer. */
    private void lookAgain() {
        try {
            guide.poll();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "the task could not be looked at", failed);
        }
    }

    /** In a script, waits until the broker has seen what earlier commands sent at QoS 0. */
    public void settle() {
        if (inScript) {
            rest.await();
        }
    }

    /** Looks now. */
    public void look() {
        if (inScript && guide.setsTask()) {
            rest.await();
        }
        guide.poll();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
