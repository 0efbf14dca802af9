package io.mqttplayground.lessons;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.Role;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import java.time.Duration;
import java.util.Optional;
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
 * @param produces whether it publishes by itself rather than waiting for messages
 * @param account who it connects as when nobody is named; empty connects anonymously
 */
public record NamedRole(
        String name, Class<?> source, Role role, boolean produces, Optional<String> account) {

    public NamedRole {
        Role bare = role;
        role = (options, console) -> runTellingFailures(bare, options, console);
    }

    static NamedRole producer(String name, Class<?> source, Role role) {
        return new NamedRole(name, source, role, true, Optional.empty());
    }

    static NamedRole producer(String name, Class<?> source, Role role, String account) {
        return new NamedRole(name, source, role, true, Optional.of(account));
    }

    static NamedRole consumer(String name, Class<?> source, Role role) {
        return new NamedRole(name, source, role, false, Optional.empty());
    }

    static NamedRole consumer(String name, Class<?> source, Role role, String account) {
        return new NamedRole(name, source, role, false, Optional.of(account));
    }

    /** Messages when it runs as a process of its own; 0 means until stopped. */
    public int defaultCount() {
        return produces ? 1000 : 0;
    }

    /** Pause between two messages when it runs as a process of its own. */
    public Duration defaultInterval() {
        return Duration.ofSeconds(1);
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
