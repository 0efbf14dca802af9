package io.mqttplayground.command;

import io.mqttplayground.play.ConnectSettings;
import io.mqttplayground.play.Identity;
import java.util.Optional;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = {"-c", "--disable-clean-session"},
            description = "the broker keeps the session for the next time; needs -i")
    private boolean persistent;

    @Option(
            names = {"-k", "--keepalive"},
            paramLabel = "SECONDS",
            defaultValue = "" + ConnectSettings.USUAL_KEEP_ALIVE,
            converter = KeepAliveConverter.class,
            description = "the longest silence of the client; 0 for no limit (default: 60)")
    private int keepAlive;

    @Mixin private WillOptions will;

    Identity identity() throws CommandException {
        if (persistent && clientId == null) {
            throw new CommandException(
                    "-c keeps the session for a client identifier, but for which? Add -i CLIENT");
        }
        if (password != null && username == null) {
            throw new CommandException("-P gives a password, but for which account? Add -u NAME");
        }
        String own = username == null ? DEFAULT_CLIENT_ID : DEFAULT_CLIENT_ID + "-" + username;
        return new Identity(
                clientId == null ? own : clientId,
                Optional.ofNullable(username),
                password == null ? "" : password,
                new ConnectSettings(!persistent, keepAlive, will.will()));
    }
}
