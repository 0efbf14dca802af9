package io.mqttplayground.course.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A lesson to begin with: commented, and valid as it is. */
public final class LessonTemplate {

    private static final String ID = "[a-z][a-z0-9-]{0,30}";

    private LessonTemplate() {}

    /** What keeps the word from being a lesson's identifier; empty when it is one. */
    public static Optional<String> problem(String id) {
        return id.matches(ID)
                ? Optional.empty()
                : Optional.of(
                        "\"%s\" cannot name a lesson: small letters, digits and -, a letter first"
                                .formatted(id));
    }

    /** The file for a new lesson. */
    public static LessonFile file(int number, String id) {
        String name = "%02d-%s.md".formatted(number, id);
        return new LessonFile(
                name,
                template()
                        .replace("{number}", String.valueOf(number))
                        .replace("{id}", id)
                        .replace("{file}", name));
    }

    private static String template() {
        try (InputStream in = LessonTemplate.class.getResourceAsStream("template.md")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
