package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Console;
import java.util.concurrent.atomic.LongAdder;

/** Counts a role's messages on their way to where they are shown. */
final class CountingConsole implements Console {

    private final Console shown;
    private final Runnable whenReady;
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();

    CountingConsole(Console shown, Runnable whenReady) {
        this.shown = shown;
        this.whenReady = whenReady;
    }

    @Override
    public void sent(String line) {
        sent.increment();
        shown.sent(line);
    }

    @Override
    public void received(String line) {
        received.increment();
        shown.received(line);
    }

    @Override
    public void note(String line) {
        shown.note(line);
    }

    @Override
    public void ready() {
        whenReady.run();
    }

    long sentCount() {
        return sent.sum();
    }

    long receivedCount() {
        return received.sum();
    }
}
