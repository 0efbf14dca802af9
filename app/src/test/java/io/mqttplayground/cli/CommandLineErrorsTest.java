package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineErrorsTest {

    private static final String HOSTILE = "x\033[2J\u202Ey";

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(String... words) {
        CommandLine commands = CommandLineErrors.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acl", "passwords", "moquette.conf"})
    void aFaultyFileIsToldInOneLineThatIsPrintable(String file) throws Exception {
        Files.writeString(folder.resolve("moquette.conf"), "port 0\n");
        Files.writeString(folder.resolve("passwords"), "");
        Files.writeString(folder.resolve("acl"), "");
        Files.writeString(folder.resolve(file), HOSTILE + " " + HOSTILE + ":" + HOSTILE + "\n");

        int code = call("--home", folder.toString(), "broker", "--config", folder.toString());

        assertThat(code).isEqualTo(1);
        assertThat(lines(err)).hasSize(1);
        assertThat(lines(err).get(0)).contains(file + ":1: ").doesNotContain("\033", "\u202E");
    }

    @Test
    void aWordThatIsNoCommandIsToldInOneLineThatIsPrintable() {
        assertThat(call(HOSTILE + "\nforged")).isEqualTo(2);

        assertThat(lines(err)).hasSize(1);
        assertThat(lines(err).get(0)).contains("x\\u001b[2J\\u202ey\\u000aforged");
    }

    @Test
    void theTitleOfALessonIsOneLineAndHelpIsMany() throws Exception {
        Files.writeString(
                folder.resolve("41-greenhouse.md"),
                "# Lesson 41 (greenhouse): To\033[2Jmatoes\n## Water\nText.\n");

        call("--lessons", folder.toString(), "lessons");
        call("--help");

        assertThat(out.toString()).doesNotContain("\033");
        assertThat(lines(out)).hasSizeGreaterThan(20);
    }

    private static List<String> lines(StringWriter written) {
        return written.toString().lines().toList();
    }
}
