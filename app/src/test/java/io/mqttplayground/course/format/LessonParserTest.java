package io.mqttplayground.course.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.Block;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Problem;
import io.mqttplayground.course.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LessonParserTest {

    private static final String GOOD =
            """
            # Lesson 7 (heat): Keeping warm

            ## First

            Some *words*.

            - a list
            - of two

            ```diagram
            a ─► b
            ```

            ```diagram narrow
            a
            ▼
            b
            ```

            More words.

            ```python
            print("hello")
            ```

            <!-- for the author -->

            ## Second

            ```prediction
            What
            happens?

            1. This,
               really
               because: no,
               it does not
            2. That
               because: yes

            right: 2
            ```

            ```run
            both  -n 20 -i 500ms
            ```

            ```task
            Do `it`.

            expect in order:
            - published to a,
              payload 1
            - connected

            hints:
            1. one
               more
            2. two

            solution:
                pub -t a -m 1

                clients
            ```

            ```recap
            - it
            ```
            """;

    @Test
    void aLessonIsReadWithAllItsParts() {
        Lesson lesson = parsed(GOOD);
        assertThat(lesson.number()).isEqualTo(7);
        assertThat(lesson.id()).isEqualTo("heat");
        assertThat(lesson.title()).isEqualTo("Keeping warm");
        assertThat(lesson.stepTitles()).containsExactly("First", "Second");
    }

    @Test
    void proseAndDiagramsStandInTheirOrder() {
        assertThat(parsed(GOOD).steps().get(0).blocks())
                .containsExactly(
                        new Block.Prose("Some *words*.\n\n- a list\n- of two"),
                        new Block.Diagram(List.of("a ─► b"), Optional.of(List.of("a", "▼", "b"))),
                        new Block.Prose("More words.\n\n```python\nprint(\"hello\")\n```"));
    }

    @Test
    void aPredictionHasAQuestionChoicesAndReasons() {
        Block.Prediction prediction = (Block.Prediction) second().blocks().get(0);
        assertThat(prediction.question()).isEqualTo("What\nhappens?");
        assertThat(prediction.choices())
                .containsExactly(
                        new Block.Choice("This,\nreally", "No,\nit does not"),
                        new Block.Choice("That", "Yes"));
        assertThat(prediction.right()).isEqualTo(2);
    }

    @Test
    void aRunIsACommand() {
        Block.Run run = (Block.Run) second().blocks().get(1);
        assertThat(run.command()).isEqualTo("run both -n 20 -i 500ms");
        assertThat(run.role()).isEqualTo("both");
        assertThat(new Block.Run(1, "-n 3").role()).isEqualTo("both");
    }

    @Test
    void aTaskHasExpectationsHintsAndASolution() {
        Block.Task task = (Block.Task) second().blocks().get(2);
        assertThat(task.text()).isEqualTo("Do `it`.");
        assertThat(task.expectations().inOrder()).isTrue();
        assertThat(task.expectations().all()).hasSize(2);
        assertThat(task.hints()).containsExactly("one\nmore", "two");
        assertThat(task.solution()).containsExactly("pub -t a -m 1", "clients");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNotMatter() {
        assertThat(parsed("\uFEFF" + GOOD.replace("\n", "\r\n"))).isEqualTo(parsed(GOOD));
    }

    @Test
    void textBeforeTheFirstStepIsShownWithIt() {
        Lesson lesson = parsed("# Lesson 7 (heat): T\nHello.\n## S\nWorld.\n");
        assertThat(lesson.steps().get(0).blocks())
                .containsExactly(new Block.Prose("Hello."), new Block.Prose("World."));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("", 1, "the file begins with a heading like"),
                fault("## S\nx", 1, "the file begins with a heading like"),
                fault("# A lesson\n## S\nx", 1, "the heading is written like"),
                fault("# Lesson 7 (heat): T\n", 1, "the lesson has no step"),
                fault("# Lesson 8 (heat): T\n## S\nx", 1, "the heading says lesson 8 (heat)"),
                fault(step("") + "## T\nx", 2, "the step \"S\" is empty"),
                fault(step("x") + "## S\nx", 4, "two steps are called \"S\""),
                fault(step("x") + "# Other\n", 4, "a second # heading"),
                fault(step("x\n\n```predicton\nQ\n```"), 5, "unknown block \"predicton\""),
                fault(step("x\n\n```run\nboth"), 5, "the block is never closed"),
                fault(step("```run\n```"), 3, "the run block is empty"),
                fault(step("```diagram narrow\na\n```"), 3, "follows the diagram"),
                fault(step("```diagram\na\n" + "-".repeat(73) + "\n```"), 5, "73 columns wide"),
                fault(step("```diagram\n" + "温".repeat(37) + "\n```"), 4, "74 columns wide"),
                fault(prediction("1. a\nbecause: x\n2. b\nbecause: y\nright: 1"), 3, "no question"),
                fault(prediction("Q\n1. a\nbecause: x\nright: 1"), 3, "two choices or more"),
                fault(prediction("Q\n1. a\n2. b\nbecause: y\nright: 1"), 5, "no because:"),
                fault(prediction("Q\n1. a\nbecause: x\n3. b\nbecause: y\nright: 1"), 7, "choice 2"),
                fault(
                        prediction("Q\n1. a\nbecause: x\n2. b\nbecause: y"),
                        3,
                        "which choice is right"),
                fault(
                        prediction("Q\n1. a\nbecause: x\n2. b\nbecause: y\nright: 3"),
                        9,
                        "right: 3 is not one of the 2 choices"),
                fault(
                        prediction("Q\n1. a\nbecause: x\n2. b\nbecause: y\nright: one"),
                        9,
                        "right: one is not one of the 2 choices"),
                fault(prediction("Q\nbecause: x\n1. a"), 5, "under the choice"),
                fault(step("```run\nboth\nproducer\n```"), 3, "a run block has one line"),
                fault(step("```run\nboth -x 3\n```"), 4, "there is no option -x"),
                fault(step("```run\nboth -n many\n```"), 4, "'many' is not a number of messages"),
                fault(step("```run\nboth -i 5h\n```"), 4, "'5h' is not a time"),
                fault(step("```run\nboth -q 3\n```"), 4, "there is no QoS 3"),
                fault(step("```run\nBoth!\n```"), 4, "not the name of a role"),
                fault(
                        task("expect:\n- connected", "hints:\n1. h", "solution:\nx"),
                        3,
                        "what to do"),
                fault(task("Do.", "hints:\n1. h", "solution:\nx"), 3, "the task has no expect:"),
                fault(task("Do.", "expect:\n- connected", "solution:\nx"), 3, "has no hints:"),
                fault(task("Do.", "expect:\n- connected", "hints:\n1. h"), 3, "has no solution:"),
                fault(task("Do.", "hint:\n1. h"), 5, "hint: is not a part of a task"),
                fault(task("Do.", "hints:\n1. h\n1. g"), 7, "hint 2 was expected"),
                fault(task("Do.", "hints:\nh"), 6, "hints are numbered"),
                fault(task("Do.", "expect:\nconnected"), 6, "begins with \"- \""));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsToldWithFileAndLine(String text, int line, String message) {
        assertThat(problems(text))
                .anySatisfy(
                        problem -> {
                            assertThat(problem.file()).isEqualTo("07-heat.md");
                            assertThat(problem.message()).contains(message);
                            assertThat(problem.line()).isEqualTo(line);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publised to a                   | publised is not known",
                "published to a#                 | this can never happen",
                "published to sensor/#/x         | this can never happen",
                "published to $SYS/x             | no client may publish to topics that begin with"
                        + " $",
                "subscribed to a+                | this can never happen",
                "denied publish to #/a           | this can never happen",
                "published                       | the topic is missing",
                "published to a, QoS 3           | the QoS is 0, 1 or 2, not 3",
                "published to a, QoS             | the QoS is missing",
                "published to a, colour blue     | \"colour\" is not understood here",
                "published to a, granted         | \"granted\" is not understood here",
                "connected, retained             | \"retained\" is not understood here",
                "published to a, not kept        | not is followed by retained or dup",
                "connected, clean                | clean is followed by session",
                "connected, keep alive 70000     | the keep alive is 0 to 65535 seconds, not 70000",
                "connected, will to a/#/b        | this can never happen",
                "connected, will to a, dup       | \"dup\" is not understood here",
                "connected, will to a, client c  | \"client\" is not understood here",
                "published to a, payload <nmber> | <nmber> is not a placeholder",
                "published to a, json 5          | not by 5",
                "published to a, json {\"a\": }  | this cannot be read",
                "published to a, json {\"a\": \"<numer>\"} | <numer> is not a placeholder",
                "published to a, json {\"a\": {}} | is to be a number, a text or a placeholder",
                "published to a, payload 1, json {\"a\": 1} | this asks for two",
                "denied everything               | denied is followed by",
            })
    void anExpectationThatCannotHoldIsToldWithItsLine(String expectation, String message) {
        String text = task("Do.", "expect:\n- " + expectation, "hints:\n1. h", "solution:\nx");
        assertThat(problems(text))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.line()).isEqualTo(6);
                            assertThat(problem.message()).contains(message);
                        });
    }

    @Test
    void allFaultsAreToldAtOnceInTheOrderOfTheirLines() {
        String text = step("```run\nboth -n x\n```\n\n```nothing\n```\n\n```prediction\nQ\n```");
        assertThat(problems(text)).extracting(Problem::line).containsExactly(4, 7, 10, 10);
        assertThat(problems(text).get(0))
                .hasToString(
                        "07-heat.md:4: run: 'x' is not a number of messages; it is 1 to 10000000;"
                                + " help run");
    }

    @Test
    void aFileMustBeNamedAfterNumberAndIdentifier() {
        ParseResult result = new LessonParser(RunCommand::wrongOptions).parse("heat.md", GOOD);
        assertThat(((ParseResult.Faulty) result).problems())
                .singleElement()
                .asString()
                .startsWith("heat.md:1: a lesson's file is named like 01-simple.md");
    }

    private static Step second() {
        return parsed(GOOD).steps().get(1);
    }

    private static Arguments fault(String text, int line, String message) {
        return Arguments.of(text, line, message);
    }

    private static String step(String body) {
        return "# Lesson 7 (heat): T\n## S\n" + body + "\n";
    }

    private static String prediction(String body) {
        return step("```prediction\n" + body + "\n```");
    }

    private static String task(String... parts) {
        return step("```task\n" + String.join("\n", parts) + "\n```");
    }

    private static Lesson parsed(String text) {
        ParseResult result = new LessonParser(RunCommand::wrongOptions).parse("07-heat.md", text);
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        return ((ParseResult.Parsed) result).lesson();
    }

    private static List<Problem> problems(String text) {
        ParseResult result = new LessonParser(RunCommand::wrongOptions).parse("07-heat.md", text);
        assertThat(result).isInstanceOf(ParseResult.Faulty.class);
        return ((ParseResult.Faulty) result).problems();
    }
}
