package io.mqttplayground.command.option;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.ConnectSettings;
import io.mqttplayground.play.Identity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who a command's client is; the flags are mosquitto's. */
public final class ClientOptions {

    private static final String DEFAULT_CLIENT_ID = "shell";

    @Mixin private AccountOptions account;

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
            converter = WholeNumber.KeepAlive.class,
            description = "the longest silence of the client; 0 for no limit (default: 60)")
    private int keepAlive;

    @Mixin private WillOptions will;

    public Identity identity() throws CommandException {
        if (persistent && clientId == null) {
            throw new CommandException(
                    "-c keeps the session for a client identifier, but for which? Add -i CLIENT");
        }
        account.check();
        String suffix = account.username().map(name -> "-" + name).orElse("");
        return new Identity(
                clientId == null ? DEFAULT_CLIENT_ID + suffix : clientId,
                account.username(),
                account.password(),
                new ConnectSettings(!persistent, keepAlive, will.will()));
    }
}
