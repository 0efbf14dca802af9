package io.mqttplayground.course.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonShelfTest {

    private static final String TEXT = "# Lesson %d (%s): %s\n## S\nWords.\n";

    @TempDir private Path folder;

    private final LessonShelf shelf = new LessonShelf(RunCommand::wrongOptions);

    @Test
    void thePackagedLessonsAreSoundAndInOrder() {
        Shelf packaged = shelf.packaged();
        assertThat(packaged.problems()).isEmpty();
        assertThat(packaged.lessons())
                .extracting(Lesson::id)
                .startsWith("simple", "json", "device", "auth", "smartobject");
    }

    @Test
    void theIndexListsEveryPackagedFile() throws Exception {
        URL index = LessonShelfTest.class.getResource("/io/mqttplayground/lessons/lessons.txt");
        if (!index.getProtocol().equals("file")) {
            return; // In the jar of the lessons; their folder is beside it in the same build.
        }
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".md")))
                    .containsExactlyInAnyOrderElementsOf(
                            shelf.packagedFiles().stream().map(LessonFile::name).toList());
        }
    }

    @Test
    void aFolderAddsLessonsAndReplacesThoseOfTheSameIdentifier() throws Exception {
        write("01-simple.md", TEXT.formatted(1, "simple", "Mine"));
        write("42-greenhouse.md", TEXT.formatted(42, "greenhouse", "Tomatoes"));
        write("README.md", "Not a lesson.");
        Shelf both = shelf.packagedAnd(folder);
        assertThat(both.problems()).isEmpty();
        assertThat(both.lessons()).hasSize(shelf.packaged().lessons().size() + 1);
        assertThat(both.find("simple")).get().extracting(Lesson::title).isEqualTo("Mine");
        assertThat(both.find("42")).get().extracting(Lesson::id).isEqualTo("greenhouse");
        assertThat(both.find("nothing")).isEmpty();
    }

    @Test
    void aFaultyFileIsReportedAndThePackagedLessonStays() throws Exception {
        write("01-simple.md", "# Oops\n");
        Shelf both = shelf.packagedAnd(folder);
        assertThat(both.problems()).isNotEmpty().allMatch(p -> p.file().equals("01-simple.md"));
        assertThat(both.lessons()).isEqualTo(shelf.packaged().lessons());
    }

    @Test
    void twoLessonsOfOneNumberAreReported() throws Exception {
        write("01-other.md", TEXT.formatted(1, "other", "Other"));
        assertThat(shelf.packagedAnd(folder).problems())
                .extracting(Problem::toString)
                .containsExactly("01-other.md:1: the lesson simple has the number 1 too");
    }

    @Test
    void aFileThatIsNotUtf8IsReported() throws Exception {
        Files.write(
                folder.resolve("50-x.md"),
                "# Lesson 50 (x): Ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(shelf.in(folder).problems())
                .extracting(Problem::toString)
                .containsExactly("50-x.md: this file is not UTF-8; save it as UTF-8");
    }

    @Test
    void aFolderThatIsNotThereIsReported() {
        Path nowhere = folder.resolve("nowhere");
        assertThat(shelf.in(nowhere).problems())
                .extracting(Problem::toString)
                .isEqualTo(List.of(nowhere + ": this folder of lessons cannot be read"));
    }

    @Test
    void theTemplateIsALessonAsItIs() throws Exception {
        LessonFile file = LessonTemplate.file(42, "greenhouse");
        assertThat(file.name()).isEqualTo("42-greenhouse.md");
        write(file.name(), file.text());
        Shelf own = shelf.in(folder);
        assertThat(own.problems()).isEmpty();
        assertThat(own.lessons()).singleElement().satisfies(l -> assertThat(l.tasks()).hasSize(1));
    }

    @Test
    void aNameThatCannotNameALessonIsToldSo() {
        assertThat(LessonTemplate.problem("greenhouse-2")).isEmpty();
        assertThat(LessonTemplate.problem("../x")).isPresent();
        assertThat(LessonTemplate.problem("")).isPresent();
        assertThat(LessonTemplate.problem("Ä")).isPresent();
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }
}
