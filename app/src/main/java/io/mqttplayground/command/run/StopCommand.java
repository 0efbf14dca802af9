package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops what runs. */
@Command(name = "stop", description = "Stop what is running; with a number, only that job.")
public final class StopCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "its number in jobs")
    private Integer number;

    private final Jobs jobs;

    public StopCommand(Jobs jobs) {
        this.jobs = jobs;
    }

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
                running.stream().filter(job -> number == null || job.number() == number).toList();
        if (chosen.isEmpty()) {
            throw new CommandException(
                    "there is no job " + number + "; jobs lists what is running");
        }
        return chosen;
    }
}
