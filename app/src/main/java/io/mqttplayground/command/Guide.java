package io.mqttplayground.command;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Step;
import io.mqttplayground.course.render.BlockRenderer;
import io.mqttplayground.course.render.Page;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads through the lessons, a step at a time. */
public final class Guide {

    private final Screen screen;
    private final List<Lesson> lessons;
    private Optional<Lesson> open = Optional.empty();
    private int stepIndex;

    public Guide(Screen screen, List<Lesson> lessons) {
        this.screen = screen;
        this.lessons = List.copyOf(lessons);
    }

    public List<Lesson> lessons() {
        return lessons;
    }

    Optional<String> openLessonId() {
        return open.map(Lesson::id);
    }

    void open(Lesson lesson) {
        open = Optional.of(lesson);
        stepIndex = 0;
        showStep();
    }

    /** Moves on, or says why that is not possible. */
    void next() throws CommandException {
        Lesson lesson = open.orElseThrow(Guide::noLesson);
        if (stepIndex + 1 < lesson.steps().size()) {
            stepIndex++;
            showStep();
            return;
        }
        open = Optional.empty();
        screen.print("  That was the last step of lesson " + lesson.number() + ".", Style.GOOD);
        after(lesson)
                .ifPresent(next -> screen.print("  lesson " + next.number() + " is the next."));
    }

    private Optional<Lesson> after(Lesson lesson) {
        return lessons.stream().filter(other -> other.number() > lesson.number()).findFirst();
    }

    void back() throws CommandException {
        open.orElseThrow(Guide::noLesson);
        if (stepIndex == 0) {
            throw new CommandException("this is the first step; lessons lists all lessons");
        }
        stepIndex--;
        showStep();
    }

    /** What a bare Enter does. */
    void enter() throws CommandException {
        if (open.isPresent()) {
            next();
        }
    }

    StyledLine prompt() {
        String place =
                open.map(
                                lesson ->
                                        "lesson %d · %d/%d"
                                                .formatted(
                                                        lesson.number(),
                                                        stepIndex + 1,
                                                        lesson.steps().size()))
                        .orElse("mqtt");
        return StyledLine.of(place + "> ", Style.STRONG);
    }

    private void showStep() {
        Lesson lesson = open.orElseThrow();
        Step step = lesson.steps().get(stepIndex);
        int width = screen.width() - 2;
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(heading(lesson));
        lines.add(StyledLine.EMPTY);
        lines.add(indented(StyledLine.of(step.title(), Style.HEADING)));
        lines.add(StyledLine.EMPTY);
        Page page = new Page(width - 2, screen.unicode(), screen.coloured());
        new BlockRenderer(page).render(step.blocks()).forEach(line -> lines.add(indented(line)));
        lines.add(StyledLine.EMPTY);
        lines.add(StyledLine.of("  Enter continues · back · run · source · lessons", Style.DIM));
        screen.print(lines);
    }

    private StyledLine heading(Lesson lesson) {
        String title = "  Lesson %d · %s".formatted(lesson.number(), lesson.title());
        String place = "step %d of %d".formatted(stepIndex + 1, lesson.steps().size());
        int gap = Math.max(2, Math.min(76, screen.width() - 2) - title.length() - place.length());
        return StyledLine.of(title, Style.STRONG).and(" ".repeat(gap) + place, Style.DIM);
    }

    private static StyledLine indented(StyledLine line) {
        List<io.mqttplayground.text.Span> spans = new ArrayList<>();
        spans.add(new io.mqttplayground.text.Span("  ", Style.PLAIN));
        spans.addAll(line.spans());
        return new StyledLine(spans);
    }

    private static CommandException noLesson() {
        return new CommandException("no lesson is open; lesson 1 opens the first");
    }
}
