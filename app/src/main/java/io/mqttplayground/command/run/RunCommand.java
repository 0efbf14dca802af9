package io.mqttplayground.command.run;

import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.LessonRun;
import io.mqttplayground.play.RunOutcome;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts the roles of the open lesson. */
@Command(
        name = "run",
        description = "Run the lesson's producer, its consumer, or both.",
        footer = "%nExample: run both -n 1000 -i 0")
public final class RunCommand implements Callable<Integer> {

    private static final String BOTH = "both";
    private static final long TO_SUBSCRIBE_SECONDS = 15;

    /**
     * What the broker kept comes right behind the SUBACK, and the last packets of a run are still
     * on their way when it ends; both are seen before the lesson goes on.
     */
    private static final Executor AT_REST =
            CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE",
            defaultValue = BOTH,
            completionCandidates = LessonRoleNames.class,
            description = "producer, consumer or both (default: both)")
    private String roleName;

    @Mixin private RunOptions options;

    private final Screen screen;
    private final OpenLesson open;
    private final RoleStarter starter;
    private final RunListener listener;
    private final Runnable settled;
    private final boolean inScript;

    /**
     * @param settled called when roles have ended, before that is told
     */
    public RunCommand(
            Screen screen,
            OpenLesson open,
            RoleStarter starter,
            RunListener listener,
            Runnable settled,
            boolean inScript) {
        this.screen = screen;
        this.open = open;
        this.starter = starter;
        this.listener = listener;
        this.settled = settled;
        this.inScript = inScript;
    }

    @Override
    public Integer call() throws Exception {
        LessonRoles lesson = open.rolesOrExplain("run");
        if (roleName.equals(BOTH)) {
            return both(lesson);
        }
        NamedRole role =
                lesson.role(roleName)
                        .orElseThrow(() -> LessonRoleNames.unknown(roleName, lesson, BOTH));
        int count = role.produces() ? options.countForProducer() : options.countForConsumer();
        Job job = starter.start(lesson, role, options, count);
        listener.runBegan();
        Optional<String> name = Optional.of(job.options().clientId());
        // One that waits for messages without end goes on beside the commands that follow.
        return count > 0 ? finish(name, job.outcome()) : goOn(name, job);
    }

    private int both(LessonRoles lesson) throws Exception {
        NamedRole producer = lesson.roles().get(0);
        NamedRole consumer = lesson.roles().get(1);
        int count = options.countForProducer();
        LessonRun run =
                new LessonRun(
                        screen,
                        starter.start(lesson, consumer, options, 0),
                        () -> starter.start(lesson, producer, options, count),
                        count,
                        settled);
        listener.runBegan();
        return finish(Optional.empty(), run.start());
    }

    /** Leaves it running; whoever publishes next can be sure that it has subscribed. */
    private int goOn(Optional<String> name, Job job) throws Exception {
        job.outcome().thenAccept(end -> tell(name, end));
        CompletableFuture<Boolean> setUp = job.ready().thenApplyAsync(up -> isUp(job), AT_REST);
        CompletableFuture<Void> over = setUp.thenAccept(listener::runOver);
        if (inScript) {
            over.get(TO_SUBSCRIBE_SECONDS, TimeUnit.SECONDS);
            return setUp.get() ? 0 : 1;
        }
        return 0;
    }

    private static boolean isUp(Job job) {
        return job.isRunning() || !(job.outcome().join() instanceof RunOutcome.Failed);
    }

    /**
     * @param name what is told to have ended; empty when the run tells that itself
     */
    private int finish(Optional<String> name, CompletableFuture<RunOutcome> outcome)
            throws Exception {
        CompletableFuture<Boolean> told = outcome.thenApply(end -> tell(name, end));
        CompletableFuture<Void> over = told.thenAcceptAsync(listener::runOver, AT_REST);
        if (inScript) {
            over.get();
            return told.get() ? 0 : 1;
        }
        return 0;
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
