package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.command.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Changes accounts in the password file and at the running broker. The file comes first: when it
 * cannot be changed, nothing is.
 *
 * @param file empty when the accounts are the packaged ones
 */
record AccountChanges(EmbeddedBroker broker, Optional<Path> file) {

    Set<String> names() {
        return broker.passwords().users();
    }

    /**
     * Makes a change wherever accounts are kept.
     *
     * @return where that was, for the learner to read
     * @throws CommandException the file is faulty, or cannot be read or written
     */
    String apply(UnaryOperator<PasswordFile> change) throws CommandException {
        if (file.isPresent()) {
            changeFile(file.get(), change);
        }
        broker.replacePasswords(change.apply(broker.passwords()));
        return file.map(path -> "at the running broker and in " + path)
                .orElse("at the running broker only, until it stops; --config DIR would keep it");
    }

    /** Read anew, since somebody may have edited it while the broker was running. */
    private static void changeFile(Path path, UnaryOperator<PasswordFile> change)
            throws CommandException {
        try {
            change.apply(PasswordFile.read(path)).writeTo(path);
        } catch (ConfigException faulty) {
            throw new CommandException(faulty.getMessage() + "; nothing was changed", faulty);
        } catch (IOException unwritable) {
            throw new CommandException(
                    "cannot write " + path + " (" + unwritable + "); nothing was changed",
                    unwritable);
        }
    }
}
