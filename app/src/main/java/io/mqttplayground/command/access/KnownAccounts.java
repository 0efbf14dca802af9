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
        Set<String> known = broker.passwords().users();
        if (!known.contains(word)) {
            throw new CommandException(
                    "there is no account '%s'; there are %s, and %s stands for no username"
                            .formatted(word, names(known), ANONYMOUS));
        }
        return Optional.of(word);
    }

    /** Such as {@code alice, bob}. */
    static String names(Set<String> accounts) {
        return accounts.isEmpty() ? "none" : String.join(", ", accounts);
    }
}
