package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonShelf;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

@Timeout(120)
class LessonsCallTest {

    private static final String GREENHOUSE = "41-greenhouse.md";

    /** The task stands in line 3. */
    private static final String TEXT =
            """
            # Lesson 41 (greenhouse): Tomatoes
            ## Water
            ```task
            Publish `open` to `playground/valve`.
            expect:
            - published to playground/valve, payload open
            hints:
            1. Use pub.
            solution:
                pub -t playground/valve -m open
            ```
            """;

    @TempDir private Path home;
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(Object... words) {
        CommandLine commands = CommandLineErrors.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("--home", home.toString()));
        List.of(words).forEach(word -> all.add(word.toString()));
        return commands.execute(all.toArray(String[]::new));
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private String located(String name) {
        return folder.resolve(name).toString();
    }

    /** What "lessons check" does for all of them one after the other, here for one at a time. */
    @ParameterizedTest
    @MethodSource("packaged")
    void everySolutionOfAPackagedLessonSolvesItsTask(Lesson lesson) throws Exception {
        assertThat(LessonsCheckCall.check(BrokerConfig.packaged()).check(lesson)).isEmpty();
    }

    static List<Lesson> packaged() {
        return new LessonShelf(RunCommand::wrongOptions).packaged().lessons();
    }

    @Test
    void aLessonOfAFolderIsChecked() throws Exception {
        write(GREENHOUSE, TEXT);

        assertThat(call("lessons", "check", folder)).describedAs(err.toString()).isZero();
        assertThat(out.toString()).contains("ok", GREENHOUSE, "1 steps", "1 tasks");
    }

    @Test
    void aSolutionThatDoesNotSolveItsTaskIsToldWithFileAndLine() throws Exception {
        write(GREENHOUSE, TEXT.replace("-m open", "-m shut"));

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith(located(GREENHOUSE) + ":3: the solution does not solve the task: ")
                .contains("shut");
        assertThat(out.toString()).startsWith("not right").contains(GREENHOUSE);
    }

    @Test
    void aSolutionThatTheShellDoesNotUnderstandIsTold() throws Exception {
        write(GREENHOUSE, TEXT.replace("    pub -t", "    pub --tropic"));

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).contains(":3: the solution fails: pub --tropic").contains("pub");
    }

    @Test
    void aRunOfARoleThatTheLessonLacksIsTold() throws Exception {
        write(GREENHOUSE, TEXT + "```run\nheater -n 3\n```\n");

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("the lesson has no role \"heater\"; it has none");
    }

    @Test
    void aRunTakesTheOptionsThatTheShellTakes() throws Exception {
        write(GREENHOUSE, TEXT + "```run\nboth -n 3 -i 0.5s --device device002 -r\n```\n");

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("the lesson has no role \"both\"; it has none");
    }

    @Test
    void aFaultyFileIsToldAndTheOthersAreStillChecked() throws Exception {
        write("40-oops.md", "# Oops\n");
        write(GREENHOUSE, TEXT);

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).startsWith(located("40-oops.md") + ":1: ");
        assertThat(out.toString()).startsWith("ok").contains(GREENHOUSE);
    }

    @Test
    void aLessonWithTheNumberOfAPackagedOneIsTold() throws Exception {
        write("01-greenhouse.md", TEXT.replace("Lesson 41", "Lesson 1"));

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("the lesson simple has the number 1 too");
    }

    @Test
    void twoLessonsOfOneNameAreTold() throws Exception {
        write(GREENHOUSE, TEXT);
        write("42-greenhouse.md", TEXT.replace("Lesson 41", "Lesson 42"));

        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("lesson 41 is named greenhouse too");
    }

    @Test
    void aFolderWithoutLessonsIsTold() {
        assertThat(call("lessons", "check", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("has no lesson files");
        assertThat(call("lessons", "check", folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere: this folder of lessons cannot be read");
    }

    @Test
    void aNewLessonPassesItsCheckAsItIs() {
        assertThat(call("lesson", "new", "greenhouse", folder)).isZero();
        assertThat(out.toString()).contains("wrote " + folder);
        assertThat(call("lessons", "check", folder)).describedAs(err.toString()).isZero();
    }

    @Test
    void aNewLessonNeverTakesTheNameOfAnother() throws Exception {
        write(GREENHOUSE, TEXT);

        assertThat(call("lessons", "new", "greenhouse", folder)).isEqualTo(1);
        assertThat(err.toString()).contains("lesson 41 is named greenhouse already");
        assertThat(call("lessons", "new", "../x", folder)).isEqualTo(2);
        assertThat(folder).isDirectoryContaining("glob:**" + GREENHOUSE);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void theListHasTheLessonsOfTheJarAndOfTheFolder() throws Exception {
        write(GREENHOUSE, TEXT);

        assertThat(call("--lessons", folder, "lessons")).isZero();
        assertThat(out.toString()).contains("1  simple", "41  greenhouse   Tomatoes");
    }

    @Test
    void aLessonHasToBeNamed() {
        assertThat(call("lesson")).isEqualTo(2);
        assertThat(err.toString()).contains("which lesson?");
    }
}
