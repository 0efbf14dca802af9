package io.mqttplayground.cli;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.LessonParser;
import io.mqttplayground.course.format.ParseResult;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lesson texts in the jar, one for each lesson of the catalogue. */
final class PackagedLessons {

    private PackagedLessons() {}

    static List<Lesson> all() {
        return Catalogue.lessons().stream()
                .filter(PackagedLessons::hasText)
                .map(PackagedLessons::read)
                .toList();
    }

    private static boolean hasText(LessonRoles roles) {
        return Catalogue.class.getResource(fileOf(roles)) != null;
    }

    private static String fileOf(LessonRoles roles) {
        return "%02d-%s.md".formatted(roles.number(), roles.id());
    }

    private static Lesson read(LessonRoles roles) {
        String file = fileOf(roles);
        ParseResult result = new LessonParser().parse(file, text(file));
        if (result instanceof ParseResult.Parsed parsed) {
            return parsed.lesson();
        }
        // The build checks every packaged lesson, so this is a broken jar.
        throw new IllegalStateException("faulty lesson in the jar: " + result);
    }

    private static String text(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the lesson text " + file + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
