package io.mqttplayground.course.format;

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
                LessonFiles.resource("template.md")
                        .replace("{number}", String.valueOf(number))
                        .replace("{id}", id)
                        .replace("{file}", name));
    }
}
