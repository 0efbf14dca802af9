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
 * @param name what the learner calls it within the lesson, such as {@code producer}
 * @param source the class that it is written in
 * @param role the program
 * @param produces whether it publishes by itself rather than waiting for messages
 * @param account who it connects as when nobody is named; empty connects anonymously
 */
public record NamedRole(
        String name, Class<?> source, Role role, boolean produces, Optional<String> account) {

    static NamedRole producer(Class<?> source, Role role) {
        return new NamedRole("producer", source, role, true, Optional.empty());
    }

    static NamedRole consumer(Class<?> source, Role role) {
        return new NamedRole("consumer", source, role, false, Optional.empty());
    }

    NamedRole named(String other) {
        return new NamedRole(other, source, role, produces, account);
    }

    NamedRole as(String user) {
        return new NamedRole(name, source, role, produces, Optional.of(user));
    }

    /** Messages when it runs as a process of its own; 0 means until stopped. */
    public int defaultCount() {
        return produces ? 1000 : 0;
    }

    /** Pause between two messages when it runs as a process of its own. */
    public Duration defaultInterval() {
        return Duration.ofSeconds(1);
    }

    /**
     * Runs it until it is done.
     *
     * @throws InterruptedException when stopped, wherever it was: Paho's blocking calls wrap it in
     *     an exception of their own
     * @throws RoleFailedException when refused or cut off; its message is fit for the learner
     */
    public void run(RoleOptions options, Console console) throws Exception {
        try {
            role.run(options, console);
        } catch (MqttException e) {
            if (e.getCause() instanceof InterruptedException stop) {
                throw stop;
            }
            PahoFailure why =
                    new PahoFailure(options.broker(), options.clientId(), options.username(), e);
            throw new RoleFailedException(why.sentence(), e);
        }
    }
}
