package io.mqttplayground.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

    private final Glossary glossary =
            new Glossary(new LessonFiles(RunCommand::wrongOptions).packaged().lessons());

    @ParameterizedTest
    @CsvSource({
        "broker, both connect to a third program",
        "is a broker?, both connect to a third program",
        "are topic filters, exact **topic**; a **topic filter** chooses",
        "does QoS 0 mean, sent once",
        "Keep Alive, keep alive",
    })
    void aWordIsExplainedByTheLessons(String asked, String sentence) {
        assertThat(glossary.of(asked, 3))
                .extracting(entry -> entry.markdown().replaceAll("\\s+", " "))
                .anyMatch(markdown -> markdown.contains(sentence));
    }

    @Test
    void whatTheyDoNotSpeakOfIsNotExplained() {
        assertThat(glossary.of("banana", 3)).isEmpty();
        assertThat(glossary.of("?", 3)).isEmpty();
    }

    @Test
    void everyTermCanBeAskedFor() {
        assertThat(glossary.terms())
                .contains("broker", "topic filter", "session", "will")
                .allSatisfy(term -> assertThat(glossary.of(term, 1)).hasSize(1));
    }
}
