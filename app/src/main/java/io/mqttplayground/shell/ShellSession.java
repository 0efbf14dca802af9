package io.mqttplayground.shell;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.CommandRunner;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.StyledLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What stands behind one prompt: it does what is typed there, and answers for it to the shell. */
public final class ShellSession implements AutoCloseable {

    /**
     * What a session is made of.
     *
     * @param passwordFile what {@code user} changes; empty changes the running broker only
     * @param inScript whether commands come from a script, so that each waits for what it started
     */
    public record Setting(
            Screen screen,
            BrokerLink broker,
            Accounts accounts,
            Supplier<List<Lesson>> lessons,
            ProgressLog progress,
            Optional<Path> passwordFile,
            boolean inScript) {}

    private final Screen screen;
    private final Playground ground;
    private final CommandLine commands;
    private final CommandRunner runner;
    private volatile boolean over;

    public ShellSession(Setting setting) {
        this.screen = setting.screen();
        this.ground = new Playground(setting, this::runForLesson);
        this.commands = new ShellCommands(setting, ground, () -> over = true).line();
        this.runner = new CommandRunner(commands, screen);
    }

    public Screen screen() {
        return screen;
    }

    /** For completion. */
    public CommandSpec commands() {
        return commands.getCommandSpec();
    }

    public StyledLine prompt() {
        return ground.guide().prompt();
    }

    /** Whether the learner asked to leave. */
    public boolean isOver() {
        return over;
    }

    /** Runs one command, or takes a number as an answer; returns whether it succeeded. */
    public boolean execute(List<String> words) {
        boolean succeeded = runner.run(isAnswer(words) ? List.of("answer", words.get(0)) : words);
        ground.packets().settle();
        look();
        return succeeded;
    }

    private boolean isAnswer(List<String> words) {
        return words.size() == 1
                && words.get(0).matches("\\d{1,4}")
                && ground.guide().waiting().isPresent();
    }

    private boolean runForLesson(String command) {
        return runner.run(List.of(command.split(" ")));
    }

    /** What Enter does on an empty line; returns whether what it started succeeded. */
    public boolean enter() throws CommandException {
        look();
        return ground.guide().enter();
    }

    /** Looks whether the lesson's task has been solved meanwhile, by whichever client. */
    public void look() {
        ground.watch().look();
    }

    /** What the open lesson waits for; empty outside a lesson. */
    public Optional<Waiting> waiting() {
        return ground.guide().waiting();
    }

    /** Why a command cannot be understood; empty when it can. It is not run. */
    public Optional<String> misuse(List<String> words) {
        return runner.misuse(words);
    }

    /** Whether a role that was started here has ever had this client identifier. */
    public boolean isOwnRole(String clientId) {
        return ground.jobs().everHad(clientId);
    }

    /** Stops what runs; returns whether there was anything. */
    public boolean stopJobs() {
        return ground.stopJobs();
    }

    @Override
    public void close() {
        ground.close();
    }
}
