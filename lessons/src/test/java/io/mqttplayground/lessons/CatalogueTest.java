package io.mqttplayground.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    private static final Path SOURCES = Path.of("src/main/java/io/mqttplayground/lessons");

    @Test
    void aLessonIsFoundByTheIdThatItsFolderIsNamedBy() {
        assertThat(Catalogue.byId("device")).get().extracting(LessonRoles::id).isEqualTo("device");
        assertThat(Catalogue.byId("Device")).isEmpty();
        assertThat(lessons())
                .extracting(LessonRoles::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> Files.isDirectory(SOURCES.resolve(id)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonHasAProducerAndAConsumer(LessonRoles lesson) {
        assertThat(lesson.role("producer")).get().matches(NamedRole::produces);
        assertThat(lesson.role("consumer")).get().matches(role -> !role.produces());
        assertThat(lesson.role("nobody")).isEmpty();
        assertThat(lesson.roles()).extracting(NamedRole::name).doesNotHaveDuplicates();
    }

    @Test
    void theControllerIsTheConsumerOfTheSmartObject() {
        LessonRoles lesson = Catalogue.byId("smartobject").orElseThrow();

        assertThat(lesson.role("consumer")).isEqualTo(lesson.role("controller")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void theSourceOfEveryRoleIsPackagedAsItWasCompiled(NamedRole role) throws IOException {
        assertThat(Catalogue.sourceOf(role)).isEqualTo(Files.readString(fileOf(role)));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void everyRoleIsShortNarrowAndStandsAlone(NamedRole role) {
        String source = Catalogue.sourceOf(role);

        assertThat(source.lines().count()).isLessThan(60);
        assertThat(source.lines()).allMatch(line -> line.length() <= 100);
        assertThat(source)
                .doesNotContainPattern(
                        Pattern.compile("^(public|final|abstract).* extends ", Pattern.MULTILINE))
                .contains("public static void run(RoleOptions options, Console console)")
                .contains("public static void main(String[] args)");
    }

    @Test
    void everyProgramInALessonsFolderIsInTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .filter(CatalogueTest::isInALessonsFolder))
                    .containsExactlyInAnyOrderElementsOf(
                            roles().map(CatalogueTest::fileOf).toList());
        }
    }

    static Stream<LessonRoles> lessons() {
        return Catalogue.lessons().stream();
    }

    static Stream<NamedRole> roles() {
        return lessons().flatMap(lesson -> lesson.roles().stream());
    }

    private static boolean isInALessonsFolder(Path file) {
        Path folder = SOURCES.relativize(file.getParent());
        return !Set.of("", "model", "role").contains(folder.toString());
    }

    private static Path fileOf(NamedRole role) {
        Path base = SOURCES.getParent().getParent().getParent();
        return base.resolve(role.source().getName().replace('.', '/') + ".java");
    }
}
