package io.mqttplayground.course.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The JSON of {@code progress.json}, version {@value #VERSION}. */
final class ProgressFormat {

    private static final int VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProgressFormat() {}

    static byte[] write(Progress progress) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        ObjectNode lessons = root.putObject("lessons");
        progress.lessons().forEach((id, lesson) -> write(lesson, lessons.putObject(id)));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void write(LessonProgress lesson, ObjectNode to) {
        lesson.current().ifPresent(step -> to.put("current", step));
        ObjectNode steps = to.putObject("steps");
        lesson.steps()
                .forEach(
                        (title, record) -> {
                            ObjectNode step = steps.putObject(title);
                            step.put("mark", record.mark().name().toLowerCase(Locale.ROOT));
                            step.put("at", record.at().toString());
                            record.seen().forEach(step.withArray("seen")::add);
                        });
    }

    /**
     * @throws IOException when this is no progress file of a version that is understood; the
     *     message says why
     */
    static Progress read(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        if (root == null || !root.isObject()) {
            throw new IOException("it is not a JSON object");
        }
        if (root.path("version").asInt() != VERSION) {
            throw new IOException(
                    "it has version %s, this program writes version %d"
                            .formatted(root.path("version").asText("none"), VERSION));
        }
        Map<String, LessonProgress> lessons = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> lesson : root.path("lessons").properties()) {
            lessons.put(lesson.getKey(), lesson(lesson.getValue()));
        }
        return new Progress(lessons);
    }

    private static LessonProgress lesson(JsonNode node) throws IOException {
        Map<String, StepRecord> steps = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> step : node.path("steps").properties()) {
            steps.put(step.getKey(), step(step.getKey(), step.getValue()));
        }
        return new LessonProgress(Optional.ofNullable(node.path("current").textValue()), steps);
    }

    private static StepRecord step(String title, JsonNode node) throws IOException {
        List<String> seen = new ArrayList<>();
        node.path("seen").forEach(line -> seen.add(line.asText()));
        try {
            Mark mark = Mark.valueOf(node.path("mark").asText().toUpperCase(Locale.ROOT));
            return new StepRecord(mark, Instant.parse(node.path("at").asText()), seen);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("the step \"" + title + "\" has no mark or no time", e);
        }
    }
}
