package io.mqttplayground.jar;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.testkit.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The jar as a process without a terminal; its standard streams are files. */
final class PlaygroundProcess implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private PlaygroundProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static PlaygroundProcess start(Playground playground, String input) throws IOException {
        Path streams = Files.createTempDirectory(playground.root(), "streams");
        Path in = Files.writeString(streams.resolve("in"), input);
        Path out = streams.resolve("out");
        Path err = streams.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(playground.command())
                        .directory(playground.workingFolder().toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(playground.environment());
        return new PlaygroundProcess(builder.start(), out, err);
    }

    /** Waits for a line on the standard output, and returns it. */
    String awaitLine(String containing) {
        return Awaitility.await("a line with '" + containing + "'")
                .until(() -> lineWith(containing), line -> !line.isEmpty());
    }

    private String lineWith(String text) throws IOException {
        return read(out).stream().filter(line -> line.contains(text)).findFirst().orElse("");
    }

    /** Waits until the process has ended by itself. */
    Finished awaitEnd() throws Exception {
        if (!process.waitFor(Patience.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(
                    "still running after "
                            + Patience.DEADLINE
                            + "; it wrote "
                            + read(out)
                            + read(err));
        }
        return new Finished(process.exitValue(), read(out), read(err));
    }

    private static List<String> read(Path file) throws IOException {
        // Not Files.readString: what a process writes need not be UTF-8.
        return new String(Files.readAllBytes(file), UTF_8).lines().toList();
    }

    /** Sends a signal by its name, as {@code kill} does. */
    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
