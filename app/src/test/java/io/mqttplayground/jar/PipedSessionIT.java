package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipedSessionIT {

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder).arguments("--port", "0");
    }

    @Test
    void lessonOneDeliversAThousandMessagesAndEndsWithZero() throws Exception {
        Finished session = playground.run("lesson 1", "run both -n 1000 -i 0", "exit");

        assertThat(session.err()).isEmpty();
        assertThat(session.allOut()).contains("sent 1,000, received 1,000, lost 0");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void whatItPrintsHasNoEscapeCodesAndNoPrompts() throws Exception {
        Finished session = playground.run("lessons", "lesson 1", "run -n 2 -i 0", "clients");

        assertThat(session.allOut())
                .contains("simple")
                .doesNotContain("\033", "\r", "mqtt>", "1/", "█");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void oneFailedCommandMakesTheSessionEndWithOneAndTheOthersStillRun() throws Exception {
        Finished session = playground.run("stop", "pub -t a/b -m x", "lessons");

        assertThat(session.err()).containsExactly("stop: nothing is running");
        assertThat(session.allOut()).contains("a/b  x", "Simple producer and consumer");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void aPublishWhoseAcknowledgementIsLostEndsInOneLineAndAFailure() throws Exception {
        Finished session =
                playground.run(
                        "pub -i me -t sensor/t -m 0",
                        "drop puback 1 me out",
                        "pub -i me -q 1 -t sensor/t -m 1");

        assertThat(session.err()).singleElement().asString().contains("did not answer within 5");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void theInputMayEndInTheMiddleOfALesson() throws Exception {
        Finished session = playground.run("lesson 1", "run consumer");

        assertThat(session.exitCode()).isZero();
        assertThat(session.err()).isEmpty();
    }

    @Test
    void aLessonThatPlaysByItselfShowsWhatItTypesAndEndsWithZero() throws Exception {
        Finished session = playground.arguments("--port", "0", "lesson", "auth", "--auto").run();

        assertThat(session.exitCode()).isZero();
        assertThat(session.allOut())
                .contains("lesson 4 · 4/10> pub -u alice -P wrong", "✓ solved")
                .contains("steps solved 10, solution shown 0, skipped 0")
                .contains("every check passed");
        assertThat(playground.home().resolve("progress.json")).doesNotExist();
    }

    @Test
    void lessonsOfAFolderAreAddedAndItsFaultyFilesAreTold() throws Exception {
        Path lessons = Files.createDirectory(folder.resolve("lessons"));
        Files.writeString(lessons.resolve("40-oops.md"), "# Oops\n");
        Files.writeString(
                lessons.resolve("41-greenhouse.md"),
                "# Lesson 41 (greenhouse): Tomatoes\n## Water\nWater them.\n");

        Finished session =
                playground
                        .arguments("--port", "0", "--lessons", lessons.toString())
                        .run("lessons", "lesson greenhouse", "lesson simple");

        assertThat(session.exitCode()).isZero();
        assertThat(session.err())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("lesson left out, 40-oops.md:1: "));
        assertThat(session.allOut()).contains("Tomatoes", "Water them.", "Two programs");
    }

    @Test
    void anEmptyInputIsASessionToo() throws Exception {
        Finished session = playground.run();

        assertThat(session).isEqualTo(new Finished(0, java.util.List.of(), java.util.List.of()));
    }
}
