package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Notes;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a client in again. */
@Command(
        name = "online",
        description = "Let a client in again that offline keeps away.",
        footer = "%nExample: online simple-consumer")
public final class OnlineCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "CLIENT",
            completionCandidates = FaultyClients.class,
            description = "client identifier")
    private String client;

    private final Screen screen;
    private final FaultClients clients;
    private final ReturnOfClient comesBack;

    public OnlineCommand(Screen screen, FaultClients clients, ReturnOfClient comesBack) {
        this.screen = screen;
        this.clients = clients;
        this.comesBack = comesBack;
    }

    @Override
    public Integer call() throws CommandException {
        boolean wasKept = clients.faultsFor(client).online(client);
        String now =
                wasKept
                        ? " may connect again; whether it does is up to the client"
                        : " was not kept away";
        Notes.print(screen, client + now, Style.PLAIN);
        comesBack.await(client);
        return 0;
    }
}
