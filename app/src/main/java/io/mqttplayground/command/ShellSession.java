package io.mqttplayground.command;

import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What stands behind one prompt: its commands, and what they have started. */
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
    private final Screen told;
    private final Jobs jobs = new Jobs();
    private final ShellClients clients;
    private final Curriculum curriculum;
    private final Guide guide;
    private final TaskWatch watch;
    private final OpenLesson open;
    private final SeenTopics topics = new SeenTopics();
    private final PacketLog packets;
    private final Supplier<KnownState> known;
    private final List<CommandGroup> groups;
    private final CommandLine commands;
    private final CommandRunner runner;
    private volatile boolean over;

    public ShellSession(Setting setting) {
        this.screen = setting.screen();
        this.packets = new PacketLog(screen, setting.broker(), setting.inScript());
        this.told = packets.screenOfClients();
        this.clients = new ShellClients(setting.broker(), told);
        this.curriculum = new Curriculum(setting.lessons(), setting.progress());
        this.guide =
                new Guide(screen, curriculum, setting.broker(), jobs::everHad, this::runForLesson);
        this.open = new OpenLesson(guide::openLessonId);
        this.known = KnownState.of(setting.broker());
        this.groups = groups(setting);
        this.commands = commands(setting.broker());
        this.runner = new CommandRunner(commands, screen);
        this.watch = new TaskWatch(guide, setting.broker(), setting.inScript());
        setting.broker().wire().addListener(topics);
        setting.broker().embedded().ifPresent(own -> own.onFault(screen::error));
    }

    private CommandLine commands(BrokerLink broker) {
        return CommandTree.of(
                groups,
                Map.of(
                        SeenTopics.class, () -> topics,
                        SeenClients.class, () -> new SeenClients(known),
                        KnownAccounts.class, () -> new KnownAccounts(broker),
                        FaultyClients.class, () -> new FaultyClients(broker),
                        SubscribedFilters.class, () -> new SubscribedFilters(clients),
                        LessonRoleNames.class, () -> new LessonRoleNames(open),
                        LessonNames.class, () -> new LessonNames(curriculum),
                        CommandNames.class,
                                () ->
                                        new CommandNames(
                                                () -> this.commands.getSubcommands().keySet())));
    }

    private List<CommandGroup> groups(Setting setting) {
        return List.of(
                new CommandGroup("Lessons", forLessons(setting)),
                new CommandGroup("Messages", forMessages(setting)),
                new CommandGroup("Broker", forBroker(setting)),
                new CommandGroup("Faults", forFaults(setting)),
                new CommandGroup(
                        "Shell",
                        List.of(
                                new HelpCommand(screen, () -> groups),
                                new ExitCommand(() -> over = true))));
    }

    private List<Object> forLessons(Setting setting) {
        LessonsCommand lessons = new LessonsCommand(screen, curriculum);
        RoleStarter starter = new RoleStarter(told, setting.broker(), jobs, setting.accounts());
        List<Object> all = new ArrayList<>();
        all.add(lessons);
        all.add(new LessonCommand(guide, curriculum));
        all.add(new AnswerCommand(guide));
        all.addAll(LessonControl.all(guide));
        all.add(new MenuCommand(guide, lessons));
        all.add(new ProgressCommand(screen, guide, curriculum));
        all.add(new RunCommand(screen, open, starter, guide, packets::settle, setting.inScript()));
        all.add(new StopCommand(screen, jobs));
        all.add(new JobsCommand(screen, jobs));
        all.add(new SourceCommand(screen, open));
        return all;
    }

    private List<Object> forMessages(Setting setting) {
        return List.of(
                new PubCommand(told, setting.broker(), clients, setting.inScript()),
                new SubCommand(told, clients),
                new UnsubCommand(told, clients));
    }

    private List<Object> forBroker(Setting setting) {
        BrokerLink broker = setting.broker();
        Runnable settled = () -> watch.settle(); // The watch is made later.
        return List.of(
                new TopicsCommand(screen, broker, known, topics, settled),
                new RetainedCommand(screen, broker, Clock.systemDefaultZone(), settled),
                new ClientsCommand(screen, broker),
                new BenchShellCommand(screen, broker),
                new WireCommand(screen, packets),
                new WhyCommand(screen, broker, known, packets),
                new AclCommand(screen, broker),
                new UserCommand(screen, broker, setting.accounts(), setting.passwordFile()));
    }

    private List<Object> forFaults(Setting setting) {
        FaultClients named = new FaultClients(setting.broker(), packets, open);
        ReturnOfClient comesBack =
                new ReturnOfClient(clients, setting.broker().sessions(), setting.inScript());
        return List.of(
                new KillCommand(screen, named, comesBack),
                new OfflineCommand(screen, named),
                new OnlineCommand(screen, named, comesBack),
                new DropCommand(screen, named),
                new DelayCommand(screen, named),
                new DuplicateIdCommand(screen, named),
                new FaultsCommand(screen, named));
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
        boolean succeeded = runner.run(isAnswer(words) ? List.of("answer", words.get(0)) : words);
        packets.settle();
        look();
        return succeeded;
    }

    private boolean isAnswer(List<String> words) {
        return words.size() == 1 && words.get(0).matches("\\d{1,4}") && guide.waiting().isPresent();
    }

    private boolean runForLesson(String command) {
        return runner.run(List.of(command.split(" ")));
    }

    /** What Enter does on an empty line; returns whether what it started succeeded. */
    public boolean enter() throws CommandException {
        look();
        return guide.enter();
    }

    /** Looks whether the lesson's task has been solved meanwhile, by whichever client. */
    public void look() {
        watch.look();
    }

    /** What the open lesson waits for; empty outside a lesson. */
    public Optional<Waiting> waiting() {
        return guide.waiting();
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
        List<Job> running = jobs.running();
        for (Job job : running) {
            screen.print("  stopping " + job.options().clientId(), Style.DIM);
            job.stop();
        }
        return !running.isEmpty();
    }

    @Override
    public void close() {
        watch.close();
        jobs.stopAll();
        clients.close();
        packets.close();
    }
}
