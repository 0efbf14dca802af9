package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cuts a connection. */
@Command(
        name = "kill",
        description = "Cut a client's connection; its will is published.",
        footer = "%nExample: kill simple-consumer")
public final class KillCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            completionCandidates = SeenClients.class,
            description = "client identifier")
    private String client;

    private final Screen screen;
    private final FaultClients clients;
    private final ReturnOfClient comesBack;

    public KillCommand(Screen screen, FaultClients clients, ReturnOfClient comesBack) {
        this.screen = screen;
        this.clients = clients;
        this.comesBack = comesBack;
    }

    @Override
    public Integer call() throws CommandException {
        LinkFaults faults = clients.faultsForConnected(client);
        // Said first: what comes of it is told by others, and stands below.
        Notes.print(screen, "cutting the connection of " + client, Style.PLAIN);
        if (!faults.kill(client)) {
            throw new CommandException(client + " has left meanwhile");
        }
        comesBack.awaitAfterCut(client);
        return 0;
    }
}
