package io.mqttplayground.command.option;

import io.mqttplayground.command.CommandException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The account that a client connects as, anonymous without one; the flags are mosquitto's. */
public final class AccountOptions {

    @Option(
            names = {"-u", "--username"},
            paramLabel = "NAME",
            description = "account to connect as (default: anonymous)")
    private String username;

    @Option(
            names = {"-P", "--pw"},
            paramLabel = "PASSWORD",
            description = "the account's password")
    private String password;

    public Optional<String> username() {
        return Optional.ofNullable(username);
    }

    /** Empty unless one was given. */
    public String password() {
        return password == null ? "" : password;
    }

    /**
     * @throws CommandException when a password was given, but no account that it is for
     */
    void check() throws CommandException {
        if (password != null && username == null) {
            throw new CommandException("-P gives a password, but for which account? Add -u NAME");
        }
    }
}
