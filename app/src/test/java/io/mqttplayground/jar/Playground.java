package io.mqttplayground.jar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A start of the real jar in folders of its own, so that a stray file or a remembered setting of
 * the machine can be seen.
 */
final class Playground {

    private static final List<String> NOT_INHERITED =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "NO_COLOR", "LC_ALL", "LC_CTYPE");

    private final Path root;
    private final Path home;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private List<String> arguments = List.of();
    private List<String> homeOption;
    private Path jar = builtJar();
    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    Playground(Path root) throws IOException {
        this.root = root;
        this.home = root.resolve("home");
        this.homeOption = List.of("--home", home.toString());
        NOT_INHERITED.forEach(environment::remove);
        with("LANG", "C.UTF-8").with("HOME", userHome().toString()).with("TERM", "xterm-256color");
        for (Path folder : List.of(workingFolder(), userHome(), temporaryFolder())) {
            Files.createDirectories(folder);
        }
    }

    /** The jar that this build made. */
    static Path builtJar() {
        return Path.of(System.getProperty("playground.jar"));
    }

    Playground with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What stands behind {@code java -jar mqtt-playground.jar --home DIR}. */
    Playground arguments(String... words) {
        arguments = Arrays.asList(words);
        return this;
    }

    /** Leaves {@code --home} away. */
    Playground inDefaultHome() {
        homeOption = List.of();
        return this;
    }

    Playground jar(Path copy) {
        jar = copy;
        return this;
    }

    Playground java(Path executable) {
        java = executable;
        return this;
    }

    Path root() {
        return root;
    }

    Path home() {
        return home;
    }

    Path workingFolder() {
        return root.resolve("work");
    }

    Path userHome() {
        return root.resolve("user");
    }

    Path temporaryFolder() {
        return root.resolve("tmp");
    }

    Map<String, String> environment() {
        return environment;
    }

    List<String> command() {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-XX:-UsePerfData",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.home=" + userHome(),
                                "-Djava.io.tmpdir=" + temporaryFolder(),
                                "-jar",
                                jar.toString()));
        command.addAll(homeOption);
        command.addAll(arguments);
        return command;
    }

    /** Starts it with nothing on its standard input. */
    PlaygroundProcess start() throws IOException {
        return PlaygroundProcess.start(this, "");
    }

    /** Runs it to its end with these lines on its standard input. */
    Finished run(String... script) throws Exception {
        String input = script.length == 0 ? "" : String.join("\n", script) + "\n";
        try (PlaygroundProcess process = PlaygroundProcess.start(this, input)) {
            return process.awaitEnd();
        }
    }

    PtySession atTerminal(int columns, int rows) throws IOException {
        return new PtySession(this, columns, rows, columns);
    }

    PtySession atTerminal() throws IOException {
        return atTerminal(100, 40);
    }
}
