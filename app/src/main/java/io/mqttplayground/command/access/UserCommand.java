package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.AccountName;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.command.WordCommand;
import io.mqttplayground.command.broker.EmbeddedOnly;
import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.SmallFile;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Shows and changes the broker's accounts.
 *
 * @param accounts is told of new passwords, so that the lessons' roles connect with them
 * @param file the password file that changes are written to; empty when there is none to change
 */
@Command(
        name = "user",
        description = "Show the accounts; user add, passwd and remove change them.",
        footer = "%nExample: user add carla")
public record UserCommand(Screen screen, BrokerLink broker, Accounts accounts, Optional<Path> file)
        implements Callable<Integer>, NestedCommands {

    @Override
    public List<Object> nested() {
        WordCommand list = new WordCommand("list", "Show the accounts.", () -> call() == 0);
        return List.of(list, new Add(), new Passwd(), new Remove());
    }

    @Override
    public Integer call() throws CommandException {
        EmbeddedBroker own = EmbeddedOnly.of(broker);
        if (own.passwords().users().isEmpty()) {
            screen.print("  there are no accounts; user add NAME makes one");
            return 0;
        }
        List<ClientStatus> connected =
                own.clients().stream().filter(client -> client.address().isPresent()).toList();
        Table table = new Table("account", "connected clients");
        own.passwords().users().forEach(name -> table.row(name, clientsOf(name, connected)));
        screen.page(table.lines(screen.width()));
        return 0;
    }

    private static String clientsOf(String name, List<ClientStatus> connected) {
        return connected.stream()
                .filter(client -> client.account().filter(name::equals).isPresent())
                .map(ClientStatus::clientId)
                .collect(Collectors.joining(", "));
    }

    /** Returns where it was set. */
    private String set(String name, byte[] secret) throws CommandException {
        if (EmbeddedOnly.of(broker).passwords().refuses(secret)) {
            throw new CommandException(
                    "others can reach this broker and everybody knows this demo password; choose"
                            + " another; nothing was changed");
        }
        String where = change(known -> known.with(name, secret));
        accounts.know(name, new String(secret, StandardCharsets.UTF_8));
        return where;
    }

    /**
     * Makes a change in the password file and at the running broker. The file comes first: when it
     * cannot be changed, nothing is.
     *
     * @return where that was, for the learner to read
     * @throws CommandException the file is faulty, or cannot be read or written
     */
    private String change(UnaryOperator<PasswordFile> change) throws CommandException {
        EmbeddedBroker own = EmbeddedOnly.of(broker);
        if (file.isPresent()) {
            changeFile(file.get(), change);
        }
        own.replacePasswords(change.apply(own.passwords()));
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
                    "cannot write %s (%s); nothing was changed"
                            .formatted(path, SmallFile.reason(unwritable)),
                    unwritable);
        }
    }

    @Command(name = "add", description = "Make an account.")
    private final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "its name")
        private String name;

        @Mixin private NewPassword password;

        @Override
        public Integer call() throws CommandException {
            EmbeddedBroker own = EmbeddedOnly.of(broker);
            CommandException.throwIf(AccountName.problem(name));
            if (own.passwords().users().contains(name)) {
                throw new CommandException(
                        "the account %s exists; user passwd %s changes its password"
                                .formatted(name, name));
            }
            String where = set(name, password.ask(screen));
            screen.say("account " + name + " added " + where, Style.PLAIN);
            return 0;
        }
    }

    @Command(name = "passwd", description = "Change an account's password.")
    private final class Passwd implements Callable<Integer> {

        @Parameters(
                paramLabel = "NAME",
                completionCandidates = KnownAccounts.class,
                description = "the account")
        private String name;

        @Mixin private NewPassword password;

        @Override
        public Integer call() throws CommandException {
            KnownAccounts.check(name, EmbeddedOnly.of(broker), "");
            String where = set(name, password.ask(screen));
            screen.say("password of " + name + " changed " + where, Style.PLAIN);
            return 0;
        }
    }

    @Command(name = "remove", description = "Remove an account and close its connections.")
    private final class Remove implements Callable<Integer> {

        @Parameters(
                paramLabel = "NAME",
                completionCandidates = KnownAccounts.class,
                description = "the account")
        private String name;

        @Override
        public Integer call() throws CommandException {
            KnownAccounts.check(name, EmbeddedOnly.of(broker), "");
            String where = change(known -> known.without(name));
            accounts.forget(name);
            screen.say("account " + name + " removed " + where, Style.PLAIN);
            return 0;
        }
    }
}
