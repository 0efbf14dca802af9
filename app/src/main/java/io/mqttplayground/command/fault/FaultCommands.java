package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.link.LinkFault;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands that break links on purpose, and mend them. */
public record FaultCommands(Screen screen, FaultClients clients, ReturnOfClient comesBack) {

    /** In the order of the help. */
    public List<Object> all() {
        List<Object> all = new ArrayList<>(List.of(new Kill(), new Offline(), new Online()));
        all.addAll(new PacketFaults(screen, clients).commands());
        all.addAll(List.of(new DuplicateId(), new Faults()));
        return all;
    }

    private void tell(String sentence) {
        screen.say(sentence, Style.PLAIN);
    }

    /** What is done to a client that is, or was, there. */
    private abstract static class OnClient implements Callable<Integer> {

        @Parameters(
                paramLabel = "CLIENT",
                completionCandidates = SeenClients.class,
                description = "client identifier")
        String client;
    }

    /** Cuts a connection. */
    @Command(
            name = "kill",
            description = "Cut a client's connection; its will is published.",
            footer = "%nExample: kill simple-consumer")
    private final class Kill extends OnClient {

        @Override
        public Integer call() throws CommandException {
            clients.checkConnected(client);
            // Said first: what comes of it is told by others, and stands below.
            tell("cutting the connection of " + client);
            if (!clients.faults().kill(client)) {
                throw new CommandException(client + " has left meanwhile");
            }
            comesBack.awaitAfterCut(client);
            return 0;
        }
    }

    /** Keeps a client away. */
    @Command(
            name = "offline",
            description = "Cut a client's connection, and refuse it until online lets it in.",
            footer = "%nExample: offline simple-consumer")
    private final class Offline extends OnClient {

        @Override
        public Integer call() throws CommandException {
            clients.checkNamed(client);
            boolean wasConnected = clients.faults().offline(client);
            String was = wasConnected ? " is offline; online " : " was away, and stays so; online ";
            tell(client + was + client + " lets it in again");
            return 0;
        }
    }

    /** Lets a client in again. */
    @Command(
            name = "online",
            description = "Let a client in again that offline keeps away.",
            footer = "%nExample: online simple-consumer")
    private final class Online implements Callable<Integer> {

        @Parameters(
                paramLabel = "CLIENT",
                completionCandidates = FaultClients.Faulty.class,
                description = "client identifier")
        private String client;

        @Override
        public Integer call() throws CommandException {
            clients.check(client);
            tell(
                    clients.faults().online(client)
                            ? client + " may connect again; whether it does is up to the client"
                            : client + " was not kept away");
            comesBack.await(client);
            return 0;
        }
    }

    /** Makes a client be taken over. */
    @Command(
            name = "duplicate-id",
            description = "Connect a second client with the same identifier.",
            footer = {
                "%nThe first is taken over; the second stays until the first returns.",
                "Example: duplicate-id simple-consumer"
            })
    private final class DuplicateId extends OnClient {

        @Override
        public Integer call() throws CommandException {
            clients.checkConnected(client);
            try {
                clients.faults().duplicate(client);
            } catch (IOException e) {
                throw new CommandException(
                        "the second " + client + " could not connect: " + e.getMessage(), e);
            }
            tell("a second " + client + " is connected; the first was cut");
            return 0;
        }
    }

    /** Shows and ends what was broken on purpose. */
    @Command(
            name = "faults",
            description = "Show the faults that are set; faults clear ends them.",
            footer = "%nThey also end with the lesson.")
    private final class Faults implements Callable<Integer>, NestedCommands {

        @Override
        public List<Object> nested() {
            return List.of(new Clear());
        }

        @Override
        public Integer call() {
            List<LinkFault> faults = clients.faults().all();
            if (faults.isEmpty()) {
                screen.say("no fault is set; offline, drop and delay set one", Style.PLAIN);
                return 0;
            }
            Table table = new Table("client", "fault");
            faults.forEach(fault -> table.row(fault.clientId(), fault.text()));
            screen.print(table.lines(screen.width()));
            return 0;
        }

        @Command(name = "clear", description = "End all faults, or those of one client.")
        private final class Clear implements Callable<Integer> {

            @Parameters(
                    arity = "0..1",
                    paramLabel = "CLIENT",
                    completionCandidates = FaultClients.Faulty.class,
                    description = "client identifier")
            private String client;

            @Override
            public Integer call() throws CommandException {
                if (client != null) {
                    clients.check(client);
                }
                LinkFaults faults = clients.faults();
                List<LinkFault> ended = client == null ? faults.clear() : faults.clear(client);
                screen.say("faults ended: " + ended.size(), Style.PLAIN);
                return 0;
            }
        }
    }
}
