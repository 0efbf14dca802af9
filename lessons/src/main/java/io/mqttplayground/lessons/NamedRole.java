package io.mqttplayground.lessons;

import java.time.Duration;
import org.eclipse.paho.client.mqttv3.MqttException;

/**
 * A role of a lesson.
 *
 * <p>Run from here, a role that is stopped ends with InterruptedException, wherever it was: Paho's
 * blocking calls wrap it in an exception of their own. A refusal or a lost connection ends it with
 * {@link RoleFailedException}, whose message is fit for the learner.
 *
 * @param name what the learner calls it within the lesson, such as {@code producer}
 * @param source the class that it is written in
 * @param role the program
 * @param count messages when it runs as a process of its own; 0 means until stopped
 * @param interval pause between two messages when it runs as a process of its own
 */
public record NamedRole(String name, Class<?> source, Role role, int count, Duration interval) {

    public NamedRole {
        Role bare = role;
        role = (options, console) -> runTellingFailures(bare, options, console);
    }

    /** As the seed has it: 1000 messages, one a second. */
    static NamedRole producer(String name, Class<?> source, Role role) {
        return new NamedRole(name, source, role, 1000, Duration.ofSeconds(1));
    }

    /** Until stopped. */
    static NamedRole consumer(String name, Class<?> source, Role role) {
        return new NamedRole(name, source, role, 0, Duration.ZERO);
    }

    /** Whether it publishes by itself rather than waiting for messages. */
    public boolean produces() {
        return !interval.isZero();
    }

    private static void runTellingFailures(Role role, RoleOptions options, Console console)
            throws Exception {
        try {
            role.run(options, console);
        } catch (MqttException e) {
            if (e.getCause() instanceof InterruptedException stop) {
                throw stop;
            }
            throw new RoleFailedException(options, e);
        }
    }
}
