package io.mqttplayground.command;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What stands behind one prompt: its commands, and what they have started. */
public final class ShellSession implements AutoCloseable {

    private final Screen screen;
    private final Guide guide;
    private final Jobs jobs = new Jobs();
    private final ShellClients clients;
    private final CommandLine commands;
    private final CommandRunner runner;
    private volatile boolean over;

    /**
     * @param inScript whether commands come from a script, so that each waits for what it started
     */
    public ShellSession(Screen screen, BrokerLink broker, List<Lesson> lessons, boolean inScript) {
        this.screen = screen;
        this.guide = new Guide(screen, lessons);
        this.clients = new ShellClients(broker, screen);
        this.commands = commands(broker, inScript);
        this.runner = new CommandRunner(commands, screen);
    }

    private CommandLine commands(BrokerLink broker, boolean inScript) {
        OpenLesson open = new OpenLesson(guide::openLessonId);
        SeenTopics topics = new SeenTopics();
        broker.embedded().ifPresent(own -> own.wire().addListener(topics));
        return CommandTree.of(
                List.of(
                        new HelpCommand(screen),
                        new LessonsCommand(screen, guide),
                        new LessonCommand(guide),
                        new NextCommand(guide),
                        new BackCommand(guide),
                        new RunCommand(screen, broker, jobs, open, inScript),
                        new StopCommand(screen, jobs),
                        new JobsCommand(screen, jobs),
                        new SourceCommand(screen, open),
                        new PubCommand(screen, broker, clients, inScript),
                        new SubCommand(screen, clients),
                        new UnsubCommand(screen, clients),
                        new ClientsCommand(screen, broker),
                        new ExitCommand(() -> over = true)),
                Map.of(
                        SeenTopics.class, () -> topics,
                        SubscribedFilters.class, () -> new SubscribedFilters(clients),
                        LessonRoleNames.class, () -> new LessonRoleNames(open),
                        LessonNames.class, () -> new LessonNames(guide),
                        CommandNames.class,
                                () ->
                                        new CommandNames(
                                                () -> this.commands.getSubcommands().keySet())));
    }

    public Screen screen() {
        return screen;
    }

    /** For completion. */
    public CommandSpec commands() {
        return commands.getCommandSpec();
    }

    public StyledLine prompt() {
        return guide.prompt();
    }

    /** Whether the learner asked to leave. */
    public boolean isOver() {
        return over;
    }

    /** Runs one command; returns whether it succeeded. */
    public boolean execute(List<String> words) {
        return runner.run(words);
    }

    /** What Enter does on an empty line. */
    public void enter() throws CommandException {
        guide.enter();
    }

    /** Stops what runs; returns whether there was anything. */
    public boolean stopJobs() {
        List<Job> stopped = jobs.stopAll();
        stopped.forEach(job -> screen.print("  stopping " + job.options().clientId(), Style.DIM));
        return !stopped.isEmpty();
    }

    @Override
    public void close() {
        jobs.stopAll();
        clients.close();
    }
}
