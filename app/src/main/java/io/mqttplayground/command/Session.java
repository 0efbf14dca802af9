package io.mqttplayground.command;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What stands behind one prompt: it does what is typed there, and answers for it to the shell. */
public final class Session implements AutoCloseable {

    private final Screen screen;
    private final CommandRunner runner;
    private final Lead lead;
    private final Jobs jobs;
    private final Rest rest;
    private final Runnable shown;
    private final Runnable end;
    private volatile boolean over;

    /**
     * @param shown returns once everything is shown that a command has caused
     * @param end lets go of what the commands work on
     */
    public Session(
            Screen screen,
            CommandRunner runner,
            Lead lead,
            Jobs jobs,
            Rest rest,
            Runnable shown,
            Runnable end) {
        this.screen = screen;
        this.runner = runner;
        this.lead = lead;
        this.jobs = jobs;
        this.rest = rest;
        this.shown = shown;
        this.end = end;
        rest.watch(lead::look);
    }

    public Screen screen() {
        return screen;
    }

    /** For completion. */
    public CommandSpec commands() {
        return runner.commands();
    }

    public StyledLine prompt() {
        return lead.prompt();
    }

    /** The learner asked to leave. */
    public void leave() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }

    /** Does what this line says, as it is typed; returns whether it succeeded. */
    public boolean execute(String line) {
        return told(() -> execute(CommandWords.of(line)));
    }

    /** Runs one command, or takes a number as an answer; returns whether it succeeded. */
    public boolean execute(List<String> words) {
        boolean succeeded =
                runner.run(isAnswer(words) ? List.of("answer", String.join(" ", words)) : words);
        shown.run();
        look();
        return succeeded;
    }

    private boolean isAnswer(List<String> words) {
        if (words.isEmpty() || lead.waiting().isEmpty()) {
            return false;
        }
        boolean isNumber = words.size() == 1 && words.get(0).matches("\\d{1,4}");
        return isNumber
                || !runner.isCommand(words.get(0)) && lead.isAnswer(String.join(" ", words));
    }

    /** What Enter does on an empty line; returns whether what it started succeeded. */
    public boolean enter() {
        look();
        return told(lead::enter);
    }

    /** What cannot be done. */
    @FunctionalInterface
    private interface Deed {
        boolean succeeds() throws CommandException;
    }

    private boolean told(Deed deed) {
        try {
            return deed.succeeds();
        } catch (CommandException refused) {
            screen.error(refused.getMessage());
            return false;
        }
    }

    /** Looks whether the lesson's task has been solved meanwhile, by whichever client. */
    public void look() {
        if (lead.waiting().filter(Block.Task.class::isInstance).isPresent()) {
            rest.await();
        }
        lead.look();
    }

    /** What the open lesson waits for; empty outside a lesson. */
    public Optional<Waiting> waiting() {
        return lead.waiting();
    }

    /** Why a command cannot be understood; empty when it can. It is not run. */
    public Optional<String> misuse(List<String> words) {
        return runner.misuse(words);
    }

    /** Whether a role that was started here has ever had this client identifier. */
    public boolean isOwnRole(String clientId) {
        return jobs.everHad(clientId);
    }

    /** Stops what runs; returns whether there was anything. */
    public boolean stopJobs() {
        List<Job> asked = jobs.stopAll();
        for (Job job : asked) {
            screen.print("  stopping " + job.options().clientId(), Style.DIM);
        }
        return !asked.isEmpty();
    }

    @Override
    public void close() {
        end.run();
        rest.close();
    }
}
