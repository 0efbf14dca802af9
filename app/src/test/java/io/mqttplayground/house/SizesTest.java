package io.mqttplayground.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file is read in one go, and a package seen at one glance. */
class SizesTest {

    private static final int LINES_OF_A_FILE = 200;
    private static final int FILES_OF_A_PACKAGE = 25;

    private static List<Path> files() throws IOException {
        try (Stream<Path> app = sources(Path.of("."));
                Stream<Path> lessons = sources(Path.of("../lessons"))) {
            return Stream.concat(app, lessons).toList();
        }
    }

    private static Stream<Path> sources(Path module) throws IOException {
        return Files.walk(module.resolve("src/main/java"))
                .filter(file -> file.toString().endsWith(".java"));
    }

    @Test
    void noFileIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LINES_OF_A_FILE) {
                tooLong.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noPackageHasTooManyFiles() throws IOException {
        Map<Path, Long> sizes =
                files().stream()
                        .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(sizes)
                .hasSizeGreaterThan(30)
                .allSatisfy(
                        (folder, size) ->
                                assertThat(size)
                                        .as("files in %s", folder)
                                        .isLessThanOrEqualTo(FILES_OF_A_PACKAGE));
    }
}
