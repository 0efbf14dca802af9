package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadCommandsIT {

    /** A command that cannot work, and what its one line says. */
    private record Mistake(String command, String... says) {}

    private static final List<Mistake> MISTAKES =
            List.of(
                    new Mistake("pub -m 21.5", "pub", "-t TOPIC"),
                    new Mistake(
                            "pub -t sensor/temperature",
                            "pub: -m TEXT or -f FILE or -n is missing"),
                    new Mistake("pub -t sensor/# -m 1", "pub", "sensor/#"),
                    new Mistake("pub -t sensor/+/x -m 1", "pub", "sensor/+/x"),
                    new Mistake("pub -t '' -m 1", "pub", "topic"),
                    new Mistake("pub -t a -m 1 -q 3", "pub", "there is no QoS 3"),
                    new Mistake("pub -t a -f no-such-file", "pub", "no-such-file"),
                    new Mistake("pub -t a -m 1 -P secret", "pub", "-u"),
                    new Mistake("pub -t a -m 1 -u alice -P wrong", "pub", "alice", "password"),
                    new Mistake("sub -t a#", "sub", "a#"),
                    new Mistake("sub", "sub", "-t FILTER"),
                    new Mistake("unsub nothing", "unsub", "sub"),
                    new Mistake("lesson 99", "lesson", "'99'", "1 simple"),
                    new Mistake("lesson", "lesson", "LESSON"),
                    new Mistake("run", "run", "next"),
                    new Mistake("source", "source", "next"),
                    new Mistake("back", "back", "next"),
                    new Mistake("stop", "stop", "nothing is running"),
                    new Mistake("stop seven", "stop", "seven"),
                    new Mistake("pub -t 'a", "quote"),
                    new Mistake("lesosn 1", "lesosn", "did you mean lesson"),
                    new Mistake("xyzzyx", "xyzzyx", "help"),
                    new Mistake("help runn", "runn", "run"),
                    new Mistake("lessons --all", "lessons", "--all"),
                    new Mistake("1", "1", "help"));

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder).arguments("--port", "0");
    }

    @Test
    void eachMistakeGetsOneHelpfulLine() throws Exception {
        Finished end =
                playground.run(MISTAKES.stream().map(Mistake::command).toArray(String[]::new));

        assertThat(end.err()).hasSameSizeAs(MISTAKES);
        for (int i = 0; i < MISTAKES.size(); i++) {
            assertThat(end.err().get(i))
                    .as(MISTAKES.get(i).command())
                    .contains(MISTAKES.get(i).says());
        }
        assertThat(end.err()).noneMatch(line -> line.contains("Exception"));
        assertThat(end.out()).isEmpty();
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @Test
    void mistakesInALessonAreToldToo() throws Exception {
        Finished end =
                playground.run("lesson 1", "run cook", "run -n 0", "run -i never", "source cook");

        assertThat(end.err()).hasSize(4);
        assertThat(end.err().get(0)).contains("cook", "producer, consumer, both");
        assertThat(end.err().get(1)).contains("'0'", "1 to");
        assertThat(end.err().get(2)).contains("'never'", "500ms");
        assertThat(end.err().get(3)).contains("cook", "producer, consumer");
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @Test
    void aPayloadOfOneMegabyteArrivesOrIsRefusedWithTheLimit() throws Exception {
        Path large = folder.resolve("large");
        Files.write(large, new byte[1_000_000]);
        Path tooLarge = folder.resolve("too-large");
        Files.write(tooLarge, new byte[1_048_576]);
        List<String> script = new ArrayList<>(List.of("sub -t playground/#"));
        for (Path file : List.of(large, tooLarge)) {
            script.add("pub -t playground/large -q 1 -f " + file);
        }
        script.add("pub -t playground/after -m still-there");
        Finished end = playground.run(script.toArray(String[]::new));

        assertThat(end.allOut())
                .containsPattern("shell ← playground/large .*\\(1000000 bytes\\)")
                .contains("shell ← playground/after  still-there");
        assertThat(end.err()).singleElement().asString().contains("1,048,576 bytes", "too large");
    }
}
