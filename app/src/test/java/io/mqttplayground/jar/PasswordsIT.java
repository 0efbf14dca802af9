package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.PasswordFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsIT {

    private static final String SECRET = "s3cret-Words";

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder);
    }

    @Test
    void passwdPrintsALineOfAPasswordFileForThePasswordInThePipe() throws Exception {
        Finished end = playground.arguments("passwd", "carla").run(SECRET);

        assertThat(end.err()).isEmpty();
        assertThat(end.exitCode()).isZero();
        assertThat(end.out()).hasSize(1);
        assertThat(PasswordFile.parse("passwords", end.out()).accepts("carla", bytes(SECRET)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"carla, '', 1, empty", "carla, , 1, no password", "a/b, x, 2, must not contain /"})
    void passwdSaysWhyThereIsNoLine(String user, String password, int exitCode, String why)
            throws Exception {
        String[] input = password == null ? new String[0] : new String[] {password};
        Finished end = playground.arguments("passwd", user).run(input);

        assertThat(end.err()).singleElement().asString().contains(why);
        assertThat(end.out()).isEmpty();
        assertThat(end.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aPasswordTypedAtTheTerminalIsNeitherShownNorKept() throws Exception {
        try (PtySession terminal = playground.arguments("passwd", "carla").atTerminal(140, 40)) {
            terminal.await("password for carla:").enter(SECRET);
            terminal.await("again:").enter(SECRET);
            terminal.await("carla:$7$");

            assertThat(terminal.awaitExitCode()).isZero();
            assertThat(terminal.transcript()).doesNotContain(SECRET);
        }
        assertThat(playground.home()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "dumb"})
    void theShellAsksForThePasswordOfAnAccountAndForgetsIt(String kind) throws Exception {
        playground.with("TERM", kind).arguments("--port", "0");
        try (PtySession terminal = playground.atTerminal()) {
            terminal.awaitPrompt();
            terminal.enter("user add carla").await("password:");
            terminal.enter(SECRET).await("again:");
            terminal.enter(SECRET).await("account carla added");
            terminal.enter("user list").await("carla");
            assertThat(terminal.transcript()).doesNotContain(SECRET);
            terminal.enter("exit");

            assertThat(terminal.awaitExitCode()).isZero();
        }
        assertThat(kept(playground.home()))
                .noneMatch(text -> text.contains(SECRET))
                .noneMatch(text -> text.contains("user add"));
    }

    /** Every file below the folder, as text. */
    private static List<String> kept(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> plain = files.filter(Files::isRegularFile).toList();
            assertThat(plain).isNotEmpty();
            return plain.stream().map(PasswordsIT::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
