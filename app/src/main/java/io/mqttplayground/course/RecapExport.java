package io.mqttplayground.course;

import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.Progress;
import io.mqttplayground.course.progress.StepRecord;
import io.mqttplayground.text.Printable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a learner did, saw and is to remember, as Markdown to keep. */
public final class RecapExport {

    private final ZoneId zone;

    public RecapExport(ZoneId zone) {
        this.zone = zone;
    }

    /** Only lessons that were begun are mentioned. */
    public String markdown(List<Lesson> lessons, Progress progress) {
        StringBuilder text = new StringBuilder("# MQTT Playground: what I did\n");
        for (Lesson lesson : lessons) {
            LessonProgress done = progress.lesson(lesson.id());
            if (!done.steps().isEmpty()) {
                add(lesson, done, text);
            }
        }
        return text.toString();
    }

    private void add(Lesson lesson, LessonProgress done, StringBuilder text) {
        text.append("\n## Lesson %d: %s\n\n".formatted(lesson.number(), lesson.title()));
        for (Step step : lesson.steps()) {
            StepRecord record = done.steps().get(step.title());
            if (record == null) {
                text.append("- [ ] %s\n".formatted(step.title()));
            } else {
                add(step, record, text);
            }
        }
        if (done.isThrough(lesson.stepTitles())) {
            lesson.blocks(Block.Recap.class)
                    .map(recap -> recap.markdown().strip())
                    .forEach(recap -> text.append('\n').append(recap).append('\n'));
        }
    }

    private void add(Step step, StepRecord record, StringBuilder text) {
        String when = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone).format(record.at());
        text.append(
                "- [%s] %s (%s, %s)\n"
                        .formatted(
                                record.mark() == Mark.SKIPPED ? " " : "x",
                                step.title(),
                                told(record.mark()),
                                when));
        record.seen().forEach(line -> text.append("  - `%s`\n".formatted(quotable(line))));
    }

    private static String told(Mark mark) {
        return switch (mark) {
            case SOLVED -> "done";
            case SHOWN -> "solution shown";
            case SKIPPED -> "skipped";
        };
    }

    /** One line without what would end the quotation, whatever clients sent. */
    private static String quotable(String line) {
        return Printable.of(line).replace('`', '\'');
    }
}
