package io.mqttplayground.command.run;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Misuse;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.lesson.Guide;
import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.LessonRun;
import io.mqttplayground.play.RunOutcome;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts the roles of the open lesson. */
@Command(
        name = "run",
        description = "Run the lesson's producer, its consumer, or both.",
        footer = "%nExample: run both -n 1000 -i 0")
public final class RunCommand implements Callable<Integer> {

    private static final long TO_SUBSCRIBE_SECONDS = 15;

    private static final String TWO_ROLES =
            "two clients cannot both be '%1$s': run consumer --id %1$s, or run producer --id %1$s";

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE",
            defaultValue = OpenLesson.BOTH,
            completionCandidates = OpenLesson.Names.class,
            description = "producer, consumer or both (default: both)")
    private String roleName;

    @Mixin private RunOptions options;

    private final Screen screen;
    private final OpenLesson open;
    private final RoleStarter starter;
    private final Guide guide;
    private final Runnable settled;
    private final Rest rest;

    /**
     * @param settled called when roles have ended, before that is told
     */
    public RunCommand(
            Screen screen,
            OpenLesson open,
            RoleStarter starter,
            Guide guide,
            Runnable settled,
            Rest rest) {
        this.screen = screen;
        this.open = open;
        this.starter = starter;
        this.guide = guide;
        this.settled = settled;
        this.rest = rest;
    }

    /** What is wrong with these options, as it is told of a typed run; empty when nothing is. */
    public static Optional<String> wrongOptions(List<String> words) {
        return Misuse.of(new CommandLine(new RunOptions()).setCommandName("run"), words);
    }

    @Override
    public Integer call() throws Exception {
        LessonRoles lesson = open.rolesOrExplain("run");
        if (roleName.equals(OpenLesson.BOTH)) {
            CommandException.throwIf(options.clientId().map(id -> TWO_ROLES.formatted(id)));
            return rest.succeeds(both(lesson)) ? 0 : 1;
        }
        NamedRole role = OpenLesson.role(lesson, roleName, open.names());
        int count = options.count(role);
        Job job = starter.start(lesson, role, options, count);
        guide.runBegan();
        Optional<String> name = Optional.of(job.options().clientId());
        // One that waits for messages without end goes on beside the commands that follow.
        return rest.succeeds(count > 0 ? end(name, job.outcome()) : setUp(name, job)) ? 0 : 1;
    }

    private Future<Boolean> both(LessonRoles lesson) {
        NamedRole producer = lesson.roles().get(0);
        NamedRole consumer = lesson.roles().get(1);
        int count = options.count(producer);
        LessonRun run =
                new LessonRun(
                        screen,
                        starter.start(lesson, consumer, options, 0),
                        () -> starter.start(lesson, producer, options, count),
                        count,
                        settled);
        guide.runBegan();
        return end(Optional.empty(), run.start());
    }

    /** Whoever publishes next can be sure that it has subscribed. */
    private Future<Boolean> setUp(Optional<String> name, Job job) {
        job.outcome().thenAccept(end -> tell(name, end));
        return job.ready()
                .thenApplyAsync(ready -> guide.runOver(isUp(job)), Rest.AFTER_LAST_PACKETS)
                .copy()
                .orTimeout(TO_SUBSCRIBE_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isUp(Job job) {
        return job.isRunning() || !(job.outcome().join() instanceof RunOutcome.Failed);
    }

    /**
     * @param name what is told to have ended; empty when the run tells that itself
     */
    private Future<Boolean> end(Optional<String> name, CompletableFuture<RunOutcome> outcome) {
        return outcome.thenApply(end -> tell(name, end))
                .thenApplyAsync(guide::runOver, Rest.AFTER_LAST_PACKETS);
    }

    private boolean tell(Optional<String> name, RunOutcome outcome) {
        if (outcome instanceof RunOutcome.Failed failed) {
            screen.error(name.orElse("run") + ": " + failed.reason());
            return false;
        }
        String end = outcome instanceof RunOutcome.Done ? " is done" : " was stopped";
        name.ifPresent(
                job -> {
                    settled.run();
                    screen.print("  " + job + end, Style.DIM);
                });
        return true;
    }
}
