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

/** The lessons that have programs, in teaching order. */
public final class Catalogue {

    private static final List<LessonRoles> LESSONS =
            List.of(
                    new LessonRoles(
                            1,
                            "simple",
                            "Simple",
                            List.of(
                                    producer("producer", SimpleProducer.class, SimpleProducer::run),
                                    consumer(
                                            "consumer",
                                            SimpleConsumer.class,
                                            SimpleConsumer::run))),
                    new LessonRoles(
                            2,
                            "json",
                            "JSON",
                            List.of(
                                    producer("producer", JsonProducer.class, JsonProducer::run),
                                    consumer("consumer", JsonConsumer.class, JsonConsumer::run))),
                    new LessonRoles(
                            3,
                            "device",
                            "Device",
                            List.of(
                                    producer("producer", DeviceProducer.class, DeviceProducer::run),
                                    consumer(
                                            "consumer",
                                            DeviceConsumer.class,
                                            DeviceConsumer::run))),
                    new LessonRoles(
                            4,
                            "auth",
                            "Authorized",
                            List.of(
                                    producer(
                                            "producer",
                                            AuthProducer.class,
                                            AuthProducer::run,
                                            "alice"),
                                    consumer(
                                            "consumer",
                                            AuthConsumer.class,
                                            AuthConsumer::run,
                                            "alice"),
                                    consumer(
                                            "admin",
                                            AdminConsumer.class,
                                            AdminConsumer::run,
                                            "admin"))),
                    new LessonRoles(
                            5,
                            "smartobject",
                            "Smart object",
                            List.of(
                                    producer("producer", SmartObject.class, SmartObject::run),
                                    consumer("controller", Controller.class, Controller::run))),
                    new LessonRoles(
                            6,
                            "qos",
                            "Quality of service",
                            List.of(
                                    producer("producer", QosProducer.class, QosProducer::run),
                                    consumer("consumer", QosConsumer.class, QosConsumer::run))),
                    new LessonRoles(
                            7,
                            "will",
                            "Last will",
                            List.of(
                                    producer("producer", StatusProducer.class, StatusProducer::run),
                                    consumer(
                                            "consumer",
                                            StatusConsumer.class,
                                            StatusConsumer::run))),
                    new LessonRoles(
                            8,
                            "sessions",
                            "Sessions",
                            List.of(
                                    producer(
                                            "producer",
                                            SessionProducer.class,
                                            SessionProducer::run),
                                    consumer(
                                            "consumer",
                                            SessionConsumer.class,
                                            SessionConsumer::run))),
                    new LessonRoles(
                            9,
                            "keepalive",
                            "Keep alive",
                            List.of(
                                    producer("producer", QuietProducer.class, QuietProducer::run),
                                    consumer("consumer", QuietConsumer.class, QuietConsumer::run))),
                    new LessonRoles(
                            10,
                            "topics",
                            "Topics",
                            List.of(
                                    producer("producer", HouseProducer.class, HouseProducer::run),
                                    consumer(
                                            "consumer", HouseConsumer.class, HouseConsumer::run))));

    private Catalogue() {}

    public static List<LessonRoles> lessons() {
        return LESSONS;
    }

    /** The lesson with this number or identifier. */
    public static Optional<LessonRoles> find(String numberOrId) {
        return LESSONS.stream()
                .filter(
                        lesson ->
                                lesson.id().equals(numberOrId)
                                        || Integer.toString(lesson.number()).equals(numberOrId))
                .findFirst();
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
