package io.mqttplayground.cli;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.LessonCheck;
import io.mqttplayground.course.Rehearsal;
import io.mqttplayground.course.format.Problem;
import io.mqttplayground.course.format.Shelf;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.NamedRole;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks every lesson of a shelf, and tells what is wrong with file and line. */
final class ShelfCheck {

    /** How long the broker may take to see what the last command of a solution did. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LessonCheck check;
    private final Consumer<String> report;
    private final Consumer<Problem> problems;

    /**
     * @param stage where solutions are tried
     * @param report takes a line for each lesson
     */
    ShelfCheck(Rehearsal.Stage stage, Consumer<String> report, Consumer<Problem> problems) {
        this.check = new LessonCheck(stage, ShelfCheck::rolesOf, PATIENCE);
        this.report = report;
        this.problems = problems;
    }

    private static Set<String> rolesOf(String lessonId) {
        return Catalogue.byId(lessonId)
                .map(
                        lesson ->
                                Stream.concat(
                                                lesson.roles().stream().map(NamedRole::name),
                                                Stream.of("producer", "consumer"))
                                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** Whether there is nothing to complain about. */
    boolean passes(Shelf shelf) throws InterruptedException {
        shelf.problems().forEach(problems);
        boolean sound = shelf.problems().isEmpty();
        for (Lesson lesson : shelf.lessons()) {
            sound &= isSound(lesson);
        }
        return sound;
    }

    private boolean isSound(Lesson lesson) throws InterruptedException {
        List<LessonCheck.Finding> findings = check.check(lesson);
        report.accept(
                "%-9s %-20s %d steps, %d predictions, %d tasks"
                        .formatted(
                                findings.isEmpty() ? "ok" : "not right",
                                lesson.fileName(),
                                lesson.steps().size(),
                                predictions(lesson),
                                lesson.tasks().count()));
        findings.forEach(
                finding ->
                        problems.accept(
                                new Problem(lesson.fileName(), finding.line(), finding.message())));
        return findings.isEmpty();
    }

    private static long predictions(Lesson lesson) {
        return lesson.steps().stream()
                .flatMap(step -> step.blocks().stream())
                .filter(Block.Prediction.class::isInstance)
                .count();
    }
}
