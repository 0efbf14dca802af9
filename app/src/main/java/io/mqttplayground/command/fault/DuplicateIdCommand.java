package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a client be taken over. */
@Command(
        name = "duplicate-id",
        description = "Connect a second client with the same identifier.",
        footer = {
            "%nThe first is taken over; the second stays until the first returns.",
            "Example: duplicate-id simple-consumer"
        })
public final class DuplicateIdCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            completionCandidates = SeenClients.class,
            description = "client identifier")
    private String client;

    private final Screen screen;
    private final FaultClients clients;

    public DuplicateIdCommand(Screen screen, FaultClients clients) {
        this.screen = screen;
        this.clients = clients;
    }

    @Override
    public Integer call() throws CommandException {
        LinkFaults faults = clients.faultsForConnected(client);
        try {
            faults.duplicate(client);
        } catch (IOException e) {
            throw new CommandException(
                    "the second " + client + " could not connect: " + e.getMessage(), e);
        }
        Notes.print(screen, "a second " + client + " is connected; the first was cut", Style.PLAIN);
        return 0;
    }
}
