package io.mqttplayground.command.run;

/** Is told of the runs of a lesson's roles. */
public interface RunListener {

    /** A run was started, by the lesson or by hand. */
    void runBegan();

    /**
     * A run has ended, or is set up and goes on until stopped.
     *
     * @param succeeded whether it came to its end, or was stopped
     */
    void runOver(boolean succeeded);
}
