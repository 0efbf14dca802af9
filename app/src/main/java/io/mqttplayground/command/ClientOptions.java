package io.mqttplayground.command;

import io.mqttplayground.play.Identity;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a command's client is; the flags are mosquitto's. */
public final class ClientOptions {

    private static final String DEFAULT_CLIENT_ID = "shell";

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

    @Option(
            names = {"-i", "--id"},
            paramLabel = "CLIENT",
            description = "client identifier (default: shell, or shell-NAME)")
    private String clientId;

    Identity identity() throws CommandException {
        if (password != null && username == null) {
            throw new CommandException("-P gives a password, but for which account? Add -u NAME");
        }
        String own = username == null ? DEFAULT_CLIENT_ID : DEFAULT_CLIENT_ID + "-" + username;
        return new Identity(
                clientId == null ? own : clientId,
                Optional.ofNullable(username),
                password == null ? "" : password);
    }
}
