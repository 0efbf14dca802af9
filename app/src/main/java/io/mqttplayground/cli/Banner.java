package io.mqttplayground.cli;

import io.mqttplayground.cli.option.Version;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the shell shows first: where the broker is, and how to begin. */
record Banner(ChosenBroker broker, List<String> lessons, List<String> lessonNotices) {

    /** Stands for a blank at which no line is broken. */
    private static final char UNBROKEN = '\u00a0';

    private static final int RIGHT_EDGE = 76;

    void show(Screen screen) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        lines.add(title(Math.min(RIGHT_EDGE, screen.width() - 2)));
        lines.addAll(labelled("broker", broker.address() + accounts(), screen.width()));
        lines.addAll(labelled("lessons", titles(), screen.width()));
        for (String notice : notices()) {
            lines.addAll(labelled("note", notice, screen.width()));
        }
        screen.print(lines);
    }

    /** How to begin, or to go on. Reads the lessons of one who has begun, which takes a moment. */
    static StyledLine invitation(Curriculum curriculum) {
        if (!curriculum.log().isBegun()) {
            return invitation("lesson 1", "to begin");
        }
        Optional<Lesson> last = curriculum.last();
        Optional<Integer> step = last.flatMap(curriculum::nextStep);
        if (step.isPresent()) {
            int steps = last.get().steps().size();
            return invitation(
                    "lesson " + last.get().number(),
                    "to go on: step " + step.get() + " of " + steps);
        }
        return curriculum
                .firstNotDone()
                .map(
                        lesson ->
                                invitation(
                                        "lesson " + lesson.number(), "to go on: " + lesson.title()))
                .orElse(invitation("lessons", "for all of them: every one is done"));
    }

    private static StyledLine invitation(String command, String purpose) {
        return StyledLine.of("  Type  ")
                .and(command, Style.CODE)
                .and("  " + purpose + ", or  ")
                .and("help", Style.CODE)
                .and(".");
    }

    private StyledLine title(int rightEdge) {
        String left = "  MQTT Playground " + Version.number();
        String right =
                (broker.config().isPresent() ? "offline · " : "")
                        + "Java "
                        + Runtime.version().feature();
        String gap = " ".repeat(Math.max(2, rightEdge - left.length() - right.length()));
        return StyledLine.of(left, Style.STRONG).and(gap + right, Style.DIM);
    }

    private String accounts() {
        return broker.config()
                .map(
                        own ->
                                "  accounts "
                                        + String.join(", ", own.passwords().users())
                                        + (own.allowAnonymous()
                                                ? " " + "· anonymous allowed".replace(' ', UNBROKEN)
                                                : ""))
                .orElse("");
    }

    /** A number and its title stay in one line. */
    private String titles() {
        return lessons.stream()
                .map(lesson -> lesson.replace(' ', UNBROKEN))
                .collect(Collectors.joining("  "));
    }

    private List<String> notices() {
        List<String> all = new ArrayList<>(lessonNotices);
        all.addAll(broker.notices());
        return all;
    }

    /** A label with its text beside it, wrapped at blanks. */
    private static List<StyledLine> labelled(String label, String text, int width) {
        String heading = "  %-8s ".formatted(label);
        List<StyledLine> lines = new ArrayList<>();
        for (StyledLine line : StyledLine.of(text).wrapped(Math.max(20, width - 12))) {
            String start = lines.isEmpty() ? heading : " ".repeat(heading.length());
            lines.add(StyledLine.of(start, Style.DIM).and(line.plain().replace(UNBROKEN, ' ')));
        }
        return lines;
    }
}
