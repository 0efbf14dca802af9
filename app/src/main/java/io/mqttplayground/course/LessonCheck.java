package io.mqttplayground.course;

import io.mqttplayground.course.verify.TaskCheck;
import io.mqttplayground.course.verify.TaskOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tries whether a lesson can be done: its roles exist, and each solution solves its task.
 *
 * @param rolesOfLesson names of the roles by the lesson's identifier; none if it has none
 * @param patience how long to wait for the broker after the last command of a solution
 */
public record LessonCheck(
        Rehearsal.Stage stage, Function<String, Set<String>> rolesOfLesson, Duration patience) {

    /** Empty if the lesson is sound. */
    public List<Problem> check(Lesson lesson) throws InterruptedException {
        List<Problem> findings = new ArrayList<>();
        checkRoles(lesson, findings);
        for (Block.Task task : lesson.tasks().toList()) {
            rehearse(lesson, task, findings);
        }
        return findings;
    }

    private void checkRoles(Lesson lesson, List<Problem> findings) {
        Set<String> roles = rolesOfLesson.apply(lesson.id());
        String known = roles.isEmpty() ? "none" : String.join(", ", roles);
        lesson.blocks(Block.Run.class)
                .filter(run -> !isKnown(run.role(), roles))
                .map(
                        run ->
                                new Problem(
                                        lesson.fileName(),
                                        run.line(),
                                        "the lesson has no role \"%s\"; it has %s"
                                                .formatted(run.role(), known)))
                .forEach(findings::add);
    }

    private static boolean isKnown(String role, Set<String> roles) {
        return role.equals("both") ? !roles.isEmpty() : roles.contains(role);
    }

    private void rehearse(Lesson lesson, Block.Task task, List<Problem> findings)
            throws InterruptedException {
        try (Rehearsal rehearsal = stage.open(lesson)) {
            WatchedTask watched = new WatchedTask(task, rehearsal);
            if (watched.outcome() instanceof TaskOutcome.Satisfied) {
                findings.add(
                        new Problem(
                                lesson.fileName(),
                                task.line(),
                                "the task is solved by doing nothing"));
            }
            for (String command : task.solution()) {
                rehearsal.run(command);
            }
            if (watched.await(patience) instanceof TaskOutcome.Missing missing) {
                findings.add(
                        new Problem(
                                lesson.fileName(),
                                task.line(),
                                "the solution does not solve the task: "
                                        + String.join("; ", missing.missing())));
            }
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            findings.add(
                    new Problem(
                            lesson.fileName(),
                            task.line(),
                            "the solution fails: " + e.getMessage()));
        }
    }

    /** A task, and whoever waits for it to be solved. */
    private static final class WatchedTask {

        private final TaskCheck check;

        WatchedTask(Block.Task task, Rehearsal rehearsal) {
            this.check = new TaskCheck(task.expectations(), rehearsal::isOwnRole);
            rehearsal.addListener(
                    event -> {
                        check.on(event);
                        synchronized (this) {
                            notifyAll();
                        }
                    });
        }

        TaskOutcome outcome() {
            return check.outcome();
        }

        synchronized TaskOutcome await(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            TaskOutcome outcome = check.outcome();
            while (outcome instanceof TaskOutcome.Missing) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return outcome;
                }
                wait(millis);
                outcome = check.outcome();
            }
            return outcome;
        }
    }
}
