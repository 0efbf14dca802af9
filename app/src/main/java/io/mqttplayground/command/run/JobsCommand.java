package io.mqttplayground.command.run;

import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows which roles run. */
@Command(name = "jobs", description = "Show the producers and consumers that are running.")
public record JobsCommand(Screen screen, Jobs jobs) implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Job> running = jobs.running();
        if (running.isEmpty()) {
            screen.print("  nothing is running; run starts a lesson's producer and consumer");
            return 0;
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
        return 0;
    }
}
