package io.mqttplayground.broker.thread;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Asks each thread for a sign of life at every beat. One that gives none for so many beats is
 * stuck, and as good as dead. Beats are counted, not time, so that a machine that sleeps harms
 * nobody.
 */
public final class Pulse {

    private final List<Sign> signs;
    private final int mostMissed;
    private final Deaths deaths;

    /**
     * @param threads by name
     * @param mostMissed beats without a sign of life
     */
    public Pulse(Map<String, Executor> threads, int mostMissed, Deaths deaths) {
        this.signs =
                threads.entrySet().stream()
                        .map(thread -> new Sign(thread.getKey(), thread.getValue()))
                        .toList();
        this.mostMissed = mostMissed;
        this.deaths = deaths;
    }

    /** On one thread only, which is none of those. */
    public void beat() {
        signs.forEach(this::look);
    }

    private void look(Sign sign) {
        if (sign.given) {
            sign.missed = 0;
            sign.asked = false;
        } else if (++sign.missed == mostMissed) {
            deaths.report(new IllegalStateException("the thread " + sign.name + " is stuck"));
        }
        sign.askOnce();
    }

    private static final class Sign implements Runnable {
        private final String name;
        private final Executor thread;
        private boolean asked;
        private volatile boolean given;
        private int missed;

        Sign(String name, Executor thread) {
            this.name = name;
            this.thread = thread;
        }

        /** Unless it was asked before; one that takes no work is asked again. */
        void askOnce() {
            if (!asked) {
                given = false;
                try {
                    thread.execute(this);
                    asked = true;
                } catch (RejectedExecutionException full) {
                    // It gives no sign.
                }
            }
        }

        @Override
        public void run() {
            given = true;
        }
    }
}
