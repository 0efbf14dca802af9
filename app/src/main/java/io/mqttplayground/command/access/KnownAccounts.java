package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.BrokerLink;
import java.util.Optional;
import java.util.Set;

/** Reads and completes the names of the embedded broker's accounts. */
public interface KnownAccounts extends Iterable<String> {

    /** What a client without a username is called. */
    String ANONYMOUS = "anonymous";

    static KnownAccounts at(BrokerLink broker) {
        return () ->
                broker.embedded().stream()
                        .flatMap(own -> own.passwords().users().stream())
                        .iterator();
    }

    /**
     * The username that a learner's word stands for: an account, or none for {@link #ANONYMOUS}.
     *
     * @throws CommandException there is no such account
     */
    static Optional<String> usernameOf(String word, EmbeddedBroker broker) throws CommandException {
        if (word.equals(ANONYMOUS)) {
            return Optional.empty();
        }
        check(word, broker, ", and " + ANONYMOUS + " stands for no username");
        return Optional.of(word);
    }

    /**
     * @param besides what is said of other words
     * @throws CommandException there is no such account
     */
    static void check(String name, EmbeddedBroker broker, String besides) throws CommandException {
        Set<String> known = broker.passwords().users();
        if (!known.contains(name)) {
            String names = known.isEmpty() ? "none" : String.join(", ", known);
            throw new CommandException(
                    "there is no account '%s'; there are %s%s".formatted(name, names, besides));
        }
    }
}
