package io.mqttplayground.lessons.role;

/**
 * One side of a lesson, such as a producer: a small program that runs until done or interrupted.
 */
@FunctionalInterface
public interface Role {

    /**
     * @throws InterruptedException when stopped from outside
     * @throws Exception when the broker cannot be reached, or refuses
     */
    void run(RoleOptions options, Console console) throws Exception;
}
