package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and folders, and the Java that runs it. */
class SurroundingsIT {

    private static final String[] A_LESSON = {
        "sub -t playground/#",
        "pub -t playground/x -m 1 -q 1",
        "lesson 1",
        "run -n 3 -i 0",
        "source",
        "exit"
    };

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder).arguments("--port", "0");
    }

    @Test
    void nothingIsWrittenOutsideItsHomeByASession() throws Exception {
        try (PtySession terminal = playground.atTerminal().awaitPrompt()) {
            terminal.openLesson(1);
            terminal.enter("run -n 3 -i 0").await("done: sent 3");
            assertNothingOutsideHome();
            terminal.enter("exit").awaitExitCode();
        }
        assertNothingOutsideHome();
        assertThat(playground.home().resolve("history")).content().contains("lesson 1");
    }

    @Test
    void nothingIsWrittenOutsideItsHomeByAScriptOrABrokerAlone() throws Exception {
        assertThat(playground.run(A_LESSON).exitCode()).isZero();
        try (PlaygroundProcess broker = playground.arguments("broker", "--port", "0").start()) {
            broker.awaitLine("broker at");
            broker.signal("TERM");
            broker.awaitEnd();
        }
        assertNothingOutsideHome();
    }

    private void assertNothingOutsideHome() throws IOException {
        for (Path elsewhere :
                List.of(
                        playground.workingFolder(),
                        playground.userHome(),
                        playground.temporaryFolder())) {
            try (Stream<Path> files = Files.walk(elsewhere).filter(file -> file != elsewhere)) {
                assertThat(files).as("files in %s", elsewhere).isEmpty();
            }
        }
    }

    @Test
    void withoutTheOptionItsHomeIsAFolderInTheUsersHome() throws Exception {
        playground.inDefaultHome().run("lesson 1");

        assertThat(playground.userHome()).isDirectoryContaining("glob:**/.mqtt-playground");
        assertThat(playground.home()).doesNotExist();
        assertThat(playground.workingFolder()).isEmptyDirectory();
    }

    @Test
    void aHomeThatCannotBeUsedIsToldAndTheScriptRuns() throws Exception {
        Files.writeString(playground.home(), "a file, where a folder should be");
        Finished session = playground.run(A_LESSON);

        assertThat(session.err())
                .singleElement()
                .asString()
                .contains(playground.home().toString(), "not kept", "--home");
        assertThat(session.allOut()).contains("sent 3, received 3, lost 0");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void aHomeThatCannotBeUsedIsToldAndTheShellWorks() throws Exception {
        Files.writeString(playground.home(), "a file, where a folder should be");
        try (PtySession terminal = playground.atTerminal(160, 50).awaitPrompt()) {
            terminal.await("not kept");
            terminal.openLesson(1);
            terminal.enter("run -n 3 -i 0").await("done: sent 3, received 3, lost 0");
            terminal.enter("exit");

            assertThat(terminal.awaitExitCode()).isZero();
            assertThat(terminal.transcript()).doesNotContain("Exception", "\tat ");
        }
    }

    @Test
    void theJarRunsFromAFolderWithBlanksInItsName() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("my own files")).resolve("the jar.jar");
        Files.copy(Playground.builtJar(), copy);
        Finished session = playground.jar(copy).run(A_LESSON);

        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void theHomeMayHaveBlanksInItsName() throws Exception {
        Path home = folder.resolve("a home with blanks");
        Finished session =
                playground
                        .inDefaultHome()
                        .arguments("--port", "0", "--home", home.toString())
                        .run("lesson 1");

        assertThat(session.err()).isEmpty();
        assertThat(home).isNotEmptyDirectory();
    }

    @Test
    void aLaterJavaRunsItWithoutWarnings() throws Exception {
        Path java = laterJava();
        Finished script = playground.java(java).run(A_LESSON);
        assertThat(script.err()).isEmpty();
        assertThat(script.exitCode()).isZero();

        try (PtySession terminal = playground.atTerminal().awaitPrompt()) {
            terminal.enter("exit");
            assertThat(terminal.awaitExitCode()).isZero();
            assertThat(terminal.transcript()).doesNotContainIgnoringCase("warning");
        }
    }

    /** A JDK 25 where Linux distributions keep theirs. */
    private static Path laterJava() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        assumeTrue(Files.isDirectory(folder), "no folder of JDKs");
        try (Stream<Path> jdks = Files.list(folder)) {
            var found =
                    jdks.filter(jdk -> jdk.getFileName().toString().contains("25"))
                            .map(jdk -> jdk.resolve("bin/java"))
                            .filter(Files::isExecutable)
                            .findFirst();
            assumeTrue(found.isPresent(), "no JDK 25 on this machine");
            return found.get();
        }
    }
}
