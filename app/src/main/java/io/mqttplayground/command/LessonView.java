package io.mqttplayground.command;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.course.render.BlockRenderer;
import io.mqttplayground.course.render.MarkdownRenderer;
import io.mqttplayground.course.render.Page;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Span;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.text.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** Shows what comes of the learner's way through a lesson. */
final class LessonView {

    private static final String MARGIN = "  ";
    private static final int WIDEST = 78;

    private final Screen screen;
    private final Lesson lesson;

    LessonView(Screen screen, Lesson lesson) {
        this.screen = screen;
        this.lesson = lesson;
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
            return prose("You say " + noted.choice() + ". Let us see.");
        } else if (outcome instanceof Outcome.Explained explained) {
            return explained(explained);
        } else if (outcome instanceof Outcome.AnswerShown answer) {
            return answer(answer.prediction());
        } else if (outcome instanceof Outcome.StartRun) {
            return List.of();
        } else {
            return taskLines(outcome);
        }
    }

    private List<StyledLine> shown(Outcome.Shown shown) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.addAll(indented(new BlockRenderer(page()).render(shown.blocks())));
        return lines;
    }

    private List<StyledLine> taskLines(Outcome outcome) {
        if (outcome instanceof Outcome.TaskSolved solved) {
            List<StyledLine> lines = new ArrayList<>();
            lines.add(StyledLine.EMPTY);
            lines.add(StyledLine.of(MARGIN + "✓ solved", Style.GOOD));
            solved.seen().forEach(seen -> lines.addAll(wrapped("  ", seen, Style.DIM)));
            lines.add(StyledLine.EMPTY);
            return lines;
        } else if (outcome instanceof Outcome.TaskMissing missing) {
            List<StyledLine> lines = new ArrayList<>();
            missing.seen().forEach(seen -> lines.addAll(wrapped("✓ ", seen, Style.GOOD)));
            missing.missing().forEach(gap -> lines.addAll(prose("not yet: " + gap)));
            return lines;
        } else if (outcome instanceof Outcome.HintGiven hint) {
            List<StyledLine> lines = new ArrayList<>();
            hint.reaction().ifPresent(reaction -> lines.addAll(prose(reaction)));
            lines.addAll(
                    prose("**hint %d of %d** %s".formatted(hint.number(), hint.of(), hint.text())));
            return lines;
        } else if (outcome instanceof Outcome.SolutionShown solution) {
            List<StyledLine> lines = new ArrayList<>(prose("One way to do it:"));
            solution.commands()
                    .forEach(
                            command ->
                                    lines.add(StyledLine.of(MARGIN + "  " + command, Style.CODE)));
            return lines;
        } else if (outcome instanceof Outcome.StepSkipped skipped) {
            return List.of(StyledLine.of(MARGIN + "skipped: " + skipped.title(), Style.DIM));
        } else if (outcome instanceof Outcome.LessonDone done) {
            return done(done);
        } else {
            return prose(((Outcome.Remark) outcome).text());
        }
    }

    private List<StyledLine> wrapped(String mark, String text, Style style) {
        List<StyledLine> lines = new ArrayList<>();
        for (String piece : Wrapped.lines(text, page().width() - mark.length())) {
            String before = lines.isEmpty() ? mark : " ".repeat(mark.length());
            lines.add(StyledLine.of(MARGIN + before + piece, style));
        }
        return lines;
    }

    private List<StyledLine> opened(Outcome.StepOpened step) {
        String title = MARGIN + "Lesson %d · %s".formatted(lesson.number(), lesson.title());
        String place = "step %d of %d".formatted(step.number(), step.of());
        int gap = Math.min(WIDEST, screen.width() - 1) - title.length() - place.length();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        if (gap > 1) {
            lines.add(StyledLine.of(title, Style.STRONG).and(" ".repeat(gap) + place, Style.DIM));
        } else {
            lines.add(StyledLine.of(title, Style.STRONG));
            lines.add(StyledLine.of(MARGIN + place, Style.DIM));
        }
        lines.add(StyledLine.EMPTY);
        lines.addAll(indented(List.of(StyledLine.of(step.title(), Style.HEADING))));
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
        return List.of(StyledLine.EMPTY, StyledLine.of(MARGIN + text, Style.DIM));
    }

    private List<StyledLine> explained(Outcome.Explained explained) {
        Block.Prediction prediction = explained.prediction();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        Block.Choice chosen = prediction.choice(explained.chosen());
        if (explained.isRight()) {
            lines.add(StyledLine.of(MARGIN + "✓ Right, " + explained.chosen() + ":", Style.GOOD));
            lines.addAll(prose(chosen.because()));
        } else {
            lines.add(StyledLine.of(MARGIN + "✗ Not " + explained.chosen() + ":", Style.BAD));
            lines.addAll(prose(chosen.because()));
            lines.addAll(answer(prediction));
        }
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    private List<StyledLine> answer(Block.Prediction prediction) {
        Block.Choice right = prediction.choice(prediction.right());
        List<StyledLine> lines = new ArrayList<>();
        lines.addAll(prose("It is **" + prediction.right() + "**: " + right.text()));
        lines.addAll(prose(right.because()));
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    private List<StyledLine> done(Outcome.LessonDone done) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(
                StyledLine.of(
                        MARGIN + "✓ Lesson %d is done.".formatted(done.lesson().number()),
                        Style.GOOD));
        lines.add(
                StyledLine.of(
                        MARGIN
                                + "steps solved %d, solution shown %d, skipped %d"
                                        .formatted(done.solved(), done.shown(), done.skipped()),
                        Style.DIM));
        return lines;
    }

    private List<StyledLine> prose(String markdown) {
        return indented(new MarkdownRenderer(page()).render(markdown));
    }

    private Page page() {
        int width = Math.min(WIDEST, screen.width() - 1) - MARGIN.length();
        return new Page(width, screen.unicode(), screen.coloured());
    }

    private static List<StyledLine> indented(List<StyledLine> lines) {
        return lines.stream().map(LessonView::indented).toList();
    }

    private static StyledLine indented(StyledLine line) {
        List<Span> spans = new ArrayList<>();
        spans.add(new Span(MARGIN, Style.PLAIN));
        spans.addAll(line.spans());
        return new StyledLine(spans);
    }
}
