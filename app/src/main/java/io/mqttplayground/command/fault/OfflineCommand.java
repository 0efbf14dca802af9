package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps a client away. */
@Command(
        name = "offline",
        description = "Cut a client's connection, and refuse it until online lets it in.",
        footer = "%nExample: offline simple-consumer")
public final class OfflineCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            completionCandidates = SeenClients.class,
            description = "client identifier")
    private String client;

    private final Screen screen;
    private final FaultClients clients;

    public OfflineCommand(Screen screen, FaultClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws CommandException {
        boolean wasConnected = clients.faultsForNamed(client).offline(client);
        String was = wasConnected ? " is offline; online " : " was away, and stays so; online ";
        Notes.print(screen, client + was + client + " lets it in again", Style.PLAIN);
        return 0;
    }
}
