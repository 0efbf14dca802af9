package io.mqttplayground.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.course.progress.LessonProgress;
import io.mqttplayground.course.progress.Mark;
import io.mqttplayground.course.progress.Progress;
import io.mqttplayground.course.progress.StepRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecapExportTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Lesson LESSON =
            new Lesson(
                    1,
                    "simple",
                    "Simple",
                    List.of(
                            new Step("Watch", List.of(new Block.Prose("x"))),
                            new Step("End", List.of(new Block.Recap("- remember\n")))));

    @Test
    void itTellsWhatWasDoneSeenAndIsToBeRemembered() {
        Map<String, StepRecord> steps =
                Map.of(
                        "Watch",
                        new StepRecord(Mark.SHOWN, NOON, List.of("me published 1 to a")),
                        "End",
                        new StepRecord(Mark.SOLVED, NOON, List.of()));
        assertThat(export(steps))
                .isEqualTo(
                        """
                        # MQTT Playground: what I did

                        ## Lesson 1: Simple

                        - [x] Watch (solution shown, 2026-03-01)
                          - `me published 1 to a`
                        - [x] End (done, 2026-03-01)

                        - remember
                        """);
    }

    @Test
    void whatIsOpenHasNoMarkAndNoRecapYet() {
        Map<String, StepRecord> steps =
                Map.of("Watch", new StepRecord(Mark.SKIPPED, NOON, List.of()));
        assertThat(export(steps)).endsWith("- [ ] Watch (skipped, 2026-03-01)\n- [ ] End\n");
    }

    @Test
    void aLessonThatWasNeverBegunIsNotMentioned() {
        assertThat(export(Map.of())).isEqualTo("# MQTT Playground: what I did\n");
    }

    private static String export(Map<String, StepRecord> steps) {
        Progress progress =
                new Progress(Map.of("simple", new LessonProgress(Optional.empty(), steps)));
        return new RecapExport(ZoneOffset.UTC).markdown(List.of(LESSON), progress);
    }
}
