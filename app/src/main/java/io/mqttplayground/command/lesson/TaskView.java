package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Outcome;
import io.mqttplayground.text.Printable;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Shows how a task of a lesson stands, and the help with it. */
final class TaskView {

    private final LessonPage page;

    TaskView(LessonPage page) {
        this.page = page;
    }

    /** What a task has come to; nothing of an outcome that is not about a task. */
    List<StyledLine> lines(Outcome outcome) {
        if (outcome instanceof Outcome.TaskSolved solved) {
            return solved(solved);
        } else if (outcome instanceof Outcome.TaskMissing missing) {
            return missing(missing);
        } else if (outcome instanceof Outcome.HintGiven hint) {
            return hint(hint);
        } else if (outcome instanceof Outcome.SolutionShown solution) {
            return solution(solution);
        }
        return List.of();
    }

    private List<StyledLine> solved(Outcome.TaskSolved solved) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(LessonPage.line("✓ solved", Style.GOOD));
        solved.seen().forEach(seen -> lines.addAll(page.marked("  ", seen, Style.DIM)));
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    private List<StyledLine> missing(Outcome.TaskMissing missing) {
        List<StyledLine> lines = new ArrayList<>();
        missing.seen().forEach(seen -> lines.addAll(page.marked("✓ ", seen, Style.GOOD)));
        missing.missing().forEach(gap -> lines.addAll(page.prose("not yet: " + Printable.of(gap))));
        return lines;
    }

    private List<StyledLine> hint(Outcome.HintGiven hint) {
        List<StyledLine> lines = new ArrayList<>();
        hint.reaction().ifPresent(reaction -> lines.addAll(page.prose(reaction)));
        String heading = "**hint %d of %d** ".formatted(hint.number(), hint.of());
        lines.addAll(page.prose(heading + hint.text()));
        return lines;
    }

    private List<StyledLine> solution(Outcome.SolutionShown solution) {
        List<StyledLine> lines = new ArrayList<>(page.prose("One way to do it:"));
        solution.commands()
                .forEach(command -> lines.add(LessonPage.line("  " + command, Style.CODE)));
        return lines;
    }
}
