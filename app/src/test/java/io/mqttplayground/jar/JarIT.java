package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarIT {

    private static final long MOST_BYTES = 12_000_000;
    private static final Path LESSONS =
            Path.of("../lessons/src/main/java/io/mqttplayground/lessons");

    @Test
    void theManifestNamesTheMainClassAndAllowsNativeAccess() throws Exception {
        try (JarFile jar = new JarFile(Playground.builtJar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();

            assertThat(manifest.getValue("Main-Class")).isEqualTo("io.mqttplayground.Launcher");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo("1.0");
        }
    }

    /** A signature would not fit the mended Paho, and checking it costs time at the start. */
    @Test
    void nothingInItIsSigned() throws Exception {
        try (JarFile jar = new JarFile(Playground.builtJar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
        }
    }

    @Test
    void itHasAtMostTwelveMegabytes() throws Exception {
        assertThat(Files.size(Playground.builtJar())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void itHoldsTheLicencesOfWhatItContains() throws Exception {
        try (JarFile jar = new JarFile(Playground.builtJar().toFile())) {
            StringBuilder texts = new StringBuilder();
            for (ZipEntry entry :
                    (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().matches("META-INF/(licenses?/.*|[^/]*(LICENSE|NOTICE)[^/]*)")
                        && !entry.isDirectory()) {
                    texts.append(new String(jar.getInputStream(entry).readAllBytes()));
                }
            }
            assertThat(texts)
                    .contains("Apache License", "Eclipse", "JLine", "QOS.ch", "commonmark-java");
        }
    }

    @Test
    void theLauncherRunsOnAnOlderJavaToSayThatItIsTooOld() throws Exception {
        try (JarFile jar = new JarFile(Playground.builtJar().toFile())) {
            ZipEntry launcher = jar.getEntry("io/mqttplayground/Launcher.class");
            byte[] classFile = jar.getInputStream(launcher).readAllBytes();

            int java8 = 52;
            assertThat(classFile[7]).isEqualTo((byte) java8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, producer, simple/SimpleProducer.java",
        "1, consumer, simple/SimpleConsumer.java",
        "4, admin, auth/AdminConsumer.java",
        "5, controller, smartobject/Controller.java",
    })
    void sourcePrintsTheFileThatRunsWithLineNumbers(
            String lesson, String role, String file, @TempDir Path folder) throws Exception {
        Finished session =
                new Playground(folder)
                        .arguments("lesson", lesson, "--port", "0")
                        .run("source " + role);

        List<String> source = Files.readAllLines(LESSONS.resolve(file));
        List<String> printed =
                session.out().stream()
                        .filter(line -> line.matches(" {0,3}\\d+(  .*)?"))
                        .map(line -> line.length() > 6 ? line.substring(6) : "")
                        .toList();
        assertThat(printed).isEqualTo(source);
    }
}
