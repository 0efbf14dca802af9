package io.mqttplayground.lessons;

import io.mqttplayground.lessons.simple.SimpleConsumer;
import io.mqttplayground.lessons.simple.SimpleProducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The lessons that have programs, in teaching order. */
public final class Catalogue {

    private static final List<LessonRoles> LESSONS =
            List.of(
                    new LessonRoles(
                            1,
                            "simple",
                            "Simple",
                            List.of(
                                    NamedRole.producer(
                                            "producer", SimpleProducer.class, SimpleProducer::run),
                                    NamedRole.consumer(
                                            "consumer",
                                            SimpleConsumer.class,
                                            SimpleConsumer::run))));

    private Catalogue() {}

    public static List<LessonRoles> lessons() {
        return LESSONS;
    }

    public static Optional<LessonRoles> byNumber(int number) {
        return LESSONS.stream().filter(lesson -> lesson.number() == number).findFirst();
    }

    public static Optional<LessonRoles> byId(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    /** The Java text that the role was compiled from. */
    public static String sourceOf(NamedRole role) {
        String file = role.source().getSimpleName() + ".java";
        try (InputStream text = role.source().getResourceAsStream(file)) {
            if (text == null) {
                throw new IOException("it is not packaged beside its class");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot read the source " + file + ": " + e.getMessage(), e);
        }
    }
}
