package io.mqttplayground.lessons;

import static io.mqttplayground.lessons.NamedRole.consumer;
import static io.mqttplayground.lessons.NamedRole.producer;

import io.mqttplayground.lessons.auth.AdminConsumer;
import io.mqttplayground.lessons.auth.AuthConsumer;
import io.mqttplayground.lessons.auth.AuthProducer;
import io.mqttplayground.lessons.device.DeviceConsumer;
import io.mqttplayground.lessons.device.DeviceProducer;
import io.mqttplayground.lessons.json.JsonConsumer;
import io.mqttplayground.lessons.json.JsonProducer;
import io.mqttplayground.lessons.keepalive.QuietConsumer;
import io.mqttplayground.lessons.keepalive.QuietProducer;
import io.mqttplayground.lessons.qos.QosConsumer;
import io.mqttplayground.lessons.qos.QosProducer;
import io.mqttplayground.lessons.sessions.SessionConsumer;
import io.mqttplayground.lessons.sessions.SessionProducer;
import io.mqttplayground.lessons.simple.SimpleConsumer;
import io.mqttplayground.lessons.simple.SimpleProducer;
import io.mqttplayground.lessons.smartobject.Controller;
import io.mqttplayground.lessons.smartobject.SmartObject;
import io.mqttplayground.lessons.topics.HouseConsumer;
import io.mqttplayground.lessons.topics.HouseProducer;
import io.mqttplayground.lessons.will.StatusConsumer;
import io.mqttplayground.lessons.will.StatusProducer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The programs of the lessons that have some, by the identifier that the lesson's text gives it.
 * Number and title of a lesson stand there alone.
 */
public final class Catalogue {

    private static final List<LessonRoles> LESSONS =
            List.of(
                    new LessonRoles(
                            "simple",
                            producer(SimpleProducer.class, SimpleProducer::run),
                            consumer(SimpleConsumer.class, SimpleConsumer::run)),
                    new LessonRoles(
                            "json",
                            producer(JsonProducer.class, JsonProducer::run),
                            consumer(JsonConsumer.class, JsonConsumer::run)),
                    new LessonRoles(
                            "device",
                            producer(DeviceProducer.class, DeviceProducer::run),
                            consumer(DeviceConsumer.class, DeviceConsumer::run)),
                    new LessonRoles(
                            "auth",
                            producer(AuthProducer.class, AuthProducer::run).as("alice"),
                            consumer(AuthConsumer.class, AuthConsumer::run).as("alice"),
                            consumer(AdminConsumer.class, AdminConsumer::run)
                                    .named("admin")
                                    .as("admin")),
                    new LessonRoles(
                            "smartobject",
                            producer(SmartObject.class, SmartObject::run),
                            consumer(Controller.class, Controller::run).named("controller")),
                    new LessonRoles(
                            "qos",
                            producer(QosProducer.class, QosProducer::run),
                            consumer(QosConsumer.class, QosConsumer::run)),
                    new LessonRoles(
                            "will",
                            producer(StatusProducer.class, StatusProducer::run),
                            consumer(StatusConsumer.class, StatusConsumer::run)),
                    new LessonRoles(
                            "sessions",
                            producer(SessionProducer.class, SessionProducer::run),
                            consumer(SessionConsumer.class, SessionConsumer::run)),
                    new LessonRoles(
                            "keepalive",
                            producer(QuietProducer.class, QuietProducer::run),
                            consumer(QuietConsumer.class, QuietConsumer::run)),
                    new LessonRoles(
                            "topics",
                            producer(HouseProducer.class, HouseProducer::run),
                            consumer(HouseConsumer.class, HouseConsumer::run)));

    private Catalogue() {}

    public static List<LessonRoles> lessons() {
        return LESSONS;
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
