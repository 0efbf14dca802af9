package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.WordCommand;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The commands that stop and show what runs. */
public record JobCommands(Screen screen, Jobs jobs) {

    /** In the order of the help. */
    public List<Object> all() {
        return List.of(
                new Stop(),
                new WordCommand(
                        "jobs", "Show the producers and consumers that are running.", this::list));
    }

    private boolean list() {
        List<Job> running = jobs.running();
        if (running.isEmpty()) {
            screen.print("  nothing is running; run starts a lesson's producer and consumer");
            return true;
        }
        Table table = new Table("job", "client", "sent", "received");
        for (Job job : running) {
            table.row(
                    Integer.toString(job.number()),
                    job.options().clientId(),
                    Long.toString(job.sent()),
                    Long.toString(job.received()));
        }
        screen.print(table.lines());
        return true;
    }

    /** Stops what runs. */
    @Command(name = "stop", description = "Stop what is running; with a number, only that job.")
    private final class Stop implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "JOB", description = "its number in jobs")
        private Integer number;

        @Override
        public Integer call() throws Exception {
            List<Job> chosen = chosen();
            chosen.forEach(Job::stop);
            for (Job job : chosen) {
                job.outcome().get();
            }
            return 0;
        }

        private List<Job> chosen() throws CommandException {
            List<Job> running = jobs.running();
            if (running.isEmpty()) {
                throw new CommandException("nothing is running");
            }
            List<Job> chosen =
                    running.stream()
                            .filter(job -> number == null || job.number() == number)
                            .toList();
            if (chosen.isEmpty()) {
                throw new CommandException(
                        "there is no job " + number + "; jobs lists what is running");
            }
            return chosen;
        }
    }
}
