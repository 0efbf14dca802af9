package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Shows what comes of the learner's way through a lesson. */
final class LessonView {

    private static final StyledLine LAST =
            StyledLine.of(LessonPage.MARGIN + "It was the last one; ")
                    .and("lessons", Style.CODE)
                    .and(" lists them all.");

    private final Screen screen;
    private final Lesson lesson;
    private final Curriculum curriculum;
    private final LessonPage page;
    private final PredictionView prediction;
    private final TaskView task;

    LessonView(Screen screen, Lesson lesson, Curriculum curriculum, BrokerAddress broker) {
        this.screen = screen;
        this.lesson = lesson;
        this.curriculum = curriculum;
        this.page = new LessonPage(screen, broker);
        this.prediction = new PredictionView(page);
        this.task = new TaskView(page);
    }

    /** All of them as one block. */
    void show(List<Outcome> outcomes) {
        List<StyledLine> lines = new ArrayList<>();
        outcomes.forEach(outcome -> lines.addAll(lines(outcome)));
        if (!lines.isEmpty()) {
            screen.print(withSingleGaps(lines));
        }
    }

    /** What is shown together is set apart by one empty line, never by two. */
    private static List<StyledLine> withSingleGaps(List<StyledLine> lines) {
        List<StyledLine> kept = new ArrayList<>();
        for (StyledLine line : lines) {
            boolean second = !kept.isEmpty() && kept.get(kept.size() - 1).plain().isBlank();
            if (!second || !line.plain().isBlank()) {
                kept.add(line);
            }
        }
        return kept;
    }

    private List<StyledLine> lines(Outcome outcome) {
        if (outcome instanceof Outcome.StepOpened step) {
            return opened(step);
        } else if (outcome instanceof Outcome.Shown shown) {
            return shown(shown);
        } else if (outcome instanceof Outcome.WaitingFor waiting) {
            return advice(waiting.waiting());
        } else if (outcome instanceof Outcome.Noted noted) {
            return prediction.noted(noted);
        } else if (outcome instanceof Outcome.Explained explained) {
            return prediction.explained(explained);
        } else if (outcome instanceof Outcome.AnswerShown answer) {
            return prediction.answer(answer.prediction());
        } else if (outcome instanceof Outcome.StepSkipped skipped) {
            return List.of(LessonPage.line("skipped: " + skipped.title(), Style.DIM));
        } else if (outcome instanceof Outcome.LessonDone done) {
            return done(done);
        } else if (outcome instanceof Outcome.Remark remark) {
            return page.prose(remark.text());
        }
        return task.lines(outcome);
    }

    private List<StyledLine> shown(Outcome.Shown shown) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.addAll(page.blocks(shown.blocks()));
        return lines;
    }

    private List<StyledLine> opened(Outcome.StepOpened step) {
        String title =
                LessonPage.MARGIN + "Lesson %d · %s".formatted(lesson.number(), lesson.title());
        String place = "step %d of %d".formatted(step.number(), step.of());
        int gap = page.width() - title.length() - place.length();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        if (gap > 1) {
            lines.add(StyledLine.of(title, Style.STRONG).and(" ".repeat(gap) + place, Style.DIM));
        } else {
            lines.add(StyledLine.of(title, Style.STRONG));
            lines.add(LessonPage.line(place, Style.DIM));
        }
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of(LessonPage.MARGIN).and(step.title(), Style.HEADING));
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    private List<StyledLine> advice(Waiting waiting) {
        String text;
        if (waiting instanceof Waiting.ForAnswer answer) {
            int last = answer.prediction().choices().size();
            text = "Type 1 " + (last == 2 ? "or " : "to ") + last + " · skip · back · menu";
        } else if (waiting instanceof Waiting.ForRun) {
            text = "Enter runs it · skip · back · source · menu";
        } else if (waiting instanceof Waiting.ForTask) {
            text = "Enter checks · hint · solution · skip · back · play · menu";
        } else if (waiting instanceof Waiting.ForEnter) {
            text = "Enter continues · back · run · source · play · menu";
        } else {
            return List.of();
        }
        return List.of(StyledLine.EMPTY, LessonPage.line(text, Style.DIM));
    }

    private List<StyledLine> done(Outcome.LessonDone done) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(
                LessonPage.line(
                        "✓ Lesson %d is done.".formatted(done.lesson().number()), Style.GOOD));
        lines.add(
                LessonPage.line(
                        "steps solved %d, solution shown %d, skipped %d"
                                .formatted(done.solved(), done.shown(), done.skipped()),
                        Style.DIM));
        lines.add(curriculum.after(done.lesson()).map(LessonView::opening).orElse(LAST));
        return lines;
    }

    /** How the next lesson is opened. */
    static StyledLine opening(Lesson lesson) {
        return StyledLine.of(LessonPage.MARGIN)
                .and("next", Style.CODE)
                .and(" opens lesson " + lesson.number() + ", " + lesson.title() + ".");
    }
}
