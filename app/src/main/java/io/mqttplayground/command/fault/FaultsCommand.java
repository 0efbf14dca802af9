package io.mqttplayground.command.fault;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.NestedCommands;
import io.mqttplayground.link.LinkFault;
import io.mqttplayground.link.LinkFaults;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows and ends what was broken on purpose. */
@Command(
        name = "faults",
        description = "Show the faults that are set; faults clear ends them.",
        footer = "%nThey also end with the lesson.")
record FaultsCommand(Screen screen, FaultClients clients)
        implements Callable<Integer>, NestedCommands {

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
