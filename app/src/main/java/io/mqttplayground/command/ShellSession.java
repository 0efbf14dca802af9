package io.mqttplayground.command;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What stands behind one prompt: its commands, and what they have started. */
public final class ShellSession implements AutoCloseable {

    /**
     * What a session is made of.
     *
     * @param inScript whether commands come from a script, so that each waits for what it started
     */
    public record Setting(
            Screen screen,
            BrokerLink broker,
            Accounts accounts,
            List<Lesson> lessons,
            ProgressLog progress,
            boolean inScript) {}

    private final Screen screen;
    private final Jobs jobs = new Jobs();
    private final ShellClients clients;
    private final Guide guide;
    private final TaskWatch watch;
    private final CommandLine commands;
    private final CommandRunner runner;
    private volatile boolean over;

    public ShellSession(Setting setting) {
        this.screen = setting.screen();
        this.clients = new ShellClients(setting.broker(), screen);
        this.guide =
                new Guide(
                        screen,
                        setting.lessons(),
                        setting.progress(),
                        setting.broker(),
                        jobs::everHad,
                        this::runForLesson);
        this.commands = commands(setting);
        this.runner = new CommandRunner(commands, screen);
        this.watch = new TaskWatch(guide, setting.broker(), setting.inScript());
    }

    private CommandLine commands(Setting setting) {
        OpenLesson open = new OpenLesson(guide::openLessonId);
        SeenTopics topics = new SeenTopics();
        setting.broker().embedded().ifPresent(own -> own.wire().addListener(topics));
        return CommandTree.of(
                all(setting, open),
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

    private List<Object> all(Setting setting, OpenLesson open) {
        BrokerLink broker = setting.broker();
        boolean inScript = setting.inScript();
        LessonsCommand lessons = new LessonsCommand(screen, guide);
        RoleStarter starter = new RoleStarter(screen, broker, jobs, setting.accounts());
        List<Object> all = new ArrayList<>();
        all.add(new HelpCommand(screen));
        all.add(lessons);
        all.add(new LessonCommand(guide));
        all.addAll(LessonControl.all(guide));
        all.add(new MenuCommand(guide, lessons));
        all.add(new RunCommand(screen, open, starter, guide::runEnded, inScript));
        all.add(new StopCommand(screen, jobs));
        all.add(new JobsCommand(screen, jobs));
        all.add(new SourceCommand(screen, open));
        all.add(new PubCommand(screen, broker, clients, inScript));
        all.add(new SubCommand(screen, clients));
        all.add(new UnsubCommand(screen, clients));
        all.add(new ClientsCommand(screen, broker));
        all.add(new ExitCommand(() -> over = true));
        return all;
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

    /** Runs one command, or takes a number as an answer; returns whether it succeeded. */
    public boolean execute(List<String> words) {
        boolean answer = words.size() == 1 && guide.asks() && words.get(0).matches("\\d{1,4}");
        boolean succeeded = answer ? answer(words.get(0)) : runner.run(words);
        watch.look();
        return succeeded;
    }

    private boolean answer(String number) {
        try {
            guide.control(course -> course.answer(Integer.parseInt(number)));
            return true;
        } catch (CommandException lessonLeft) {
            screen.error(lessonLeft.getMessage());
            return false;
        }
    }

    private void runForLesson(String command) {
        runner.run(List.of(command.split(" ")));
    }

    /** What Enter does on an empty line. */
    public void enter() throws CommandException {
        watch.look();
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
        watch.close();
        jobs.stopAll();
        clients.close();
    }
}
