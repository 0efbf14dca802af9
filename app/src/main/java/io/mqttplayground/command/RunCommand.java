package io.mqttplayground.command;

import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.RoleOptions;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.LessonRun;
import io.mqttplayground.play.Outcome;
import io.mqttplayground.play.ScreenConsole;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts the roles of the open lesson. */
@Command(
        name = "run",
        description = "Run the lesson's producer, its consumer, or both.",
        footer = "%nExample: run both -n 1000 -i 0")
final class RunCommand implements Callable<Integer> {

    private static final String BOTH = "both";
    private static final int GUIDED_COUNT = 20;
    private static final Duration GUIDED_INTERVAL = Duration.ofMillis(500);

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE",
            defaultValue = BOTH,
            completionCandidates = LessonRoleNames.class,
            description = "producer, consumer or both (default: both)")
    private String roleName;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "COUNT",
            converter = CountConverter.class,
            description = "messages to publish, or to wait for (default: 20 to publish)")
    private Integer count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = IntervalConverter.class,
            description = "pause between two messages, such as 500ms or 0 (default: 500ms)")
    private Duration interval;

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            defaultValue = "0",
            converter = QosConverter.class,
            description = "0, 1 or 2 (default: 0)")
    private int qos;

    @Option(
            names = {"-r", "--retain"},
            description = "the broker keeps the last message")
    private boolean retain;

    @Option(
            names = {"-u", "--username"},
            paramLabel = "NAME",
            description = "account to connect as")
    private String username;

    @Option(
            names = {"-P", "--pw"},
            paramLabel = "PASSWORD",
            description = "the account's password")
    private String password;

    private final Screen screen;
    private final BrokerLink broker;
    private final Jobs jobs;
    private final OpenLesson open;
    private final boolean inScript;

    RunCommand(Screen screen, BrokerLink broker, Jobs jobs, OpenLesson open, boolean inScript) {
        this.screen = screen;
        this.broker = broker;
        this.jobs = jobs;
        this.open = open;
        this.inScript = inScript;
    }

    @Override
    public Integer call() throws Exception {
        LessonRoles lesson = open.rolesOrExplain();
        if (roleName.equals(BOTH)) {
            return both(lesson);
        }
        NamedRole role =
                lesson.role(roleName)
                        .orElseThrow(() -> LessonRoleNames.unknown(roleName, lesson, BOTH));
        return one(lesson, role);
    }

    private int both(LessonRoles lesson) throws Exception {
        Job consumer = start(lesson, lesson.roles().get(1), 0);
        int messages = count == null ? GUIDED_COUNT : count;
        LessonRun run =
                new LessonRun(
                        screen,
                        consumer,
                        () -> start(lesson, lesson.roles().get(0), messages),
                        messages);
        return finish(Optional.empty(), run.start(), true);
    }

    private int one(LessonRoles lesson, NamedRole role) throws Exception {
        int messages = count == null ? (role.produces() ? GUIDED_COUNT : 0) : count;
        Job job = start(lesson, role, messages);
        // One that waits for messages without end goes on beside the commands that follow.
        return finish(Optional.of(job.options().clientId()), job.outcome(), messages > 0);
    }

    private Job start(LessonRoles lesson, NamedRole role, int messages) {
        RoleOptions options =
                new RoleOptions(
                        broker.uri(),
                        jobs.freeClientId(lesson.id() + "-" + role.name()),
                        Optional.ofNullable(username),
                        password == null ? "" : password,
                        messages,
                        interval == null ? GUIDED_INTERVAL : interval,
                        qos,
                        retain);
        return jobs.start(role, options, new ScreenConsole(screen, role.name()));
    }

    /**
     * @param name what is told to have ended; empty when the run tells that itself
     */
    private int finish(Optional<String> name, CompletableFuture<Outcome> outcome, boolean ends)
            throws Exception {
        if (inScript && ends) {
            return tell(name, outcome.get()) ? 0 : 1;
        }
        outcome.thenAccept(end -> tell(name, end));
        return 0;
    }

    private boolean tell(Optional<String> name, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            screen.error(name.orElse("run") + ": " + failed.reason());
            return false;
        }
        String end = outcome instanceof Outcome.Done ? " is done" : " was stopped";
        name.ifPresent(job -> screen.print("  " + job + end, Style.DIM));
        return true;
    }
}
