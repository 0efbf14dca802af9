package io.mqttplayground.broker.thread;

/** Is told that a thread of the broker has died, or is stuck: only a new one helps. Any thread. */
public interface Deaths {

    /**
     * A thread serves no longer.
     *
     * @param cause what ended it
     */
    void report(Throwable cause);
}
