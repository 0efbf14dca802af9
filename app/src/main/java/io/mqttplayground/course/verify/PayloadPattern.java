package io.mqttplayground.course.verify;

import java.util.Map;
import java.util.stream.Collectors;

/** What a task asks of a payload. */
public sealed interface PayloadPattern {

    /** What this asks for, such as {@code a number}. */
    String wanted();

    /** The value, whatever its spaces or, for a number, its digits: 21.5, 21.50 and 2.15e1. */
    record Same(String text) implements PayloadPattern {
        @Override
        public String wanted() {
            return text;
        }
    }

    /** The text to the letter. */
    record Exactly(String text) implements PayloadPattern {
        @Override
        public String wanted() {
            return "exactly " + text;
        }
    }

    /** A payload of some kind. */
    record OfKind(Kind kind) implements PayloadPattern {
        @Override
        public String wanted() {
            return kind.wanted;
        }
    }

    /** A JSON object with these fields; it may have others. */
    record JsonObject(Map<String, FieldPattern> fields) implements PayloadPattern {
        public JsonObject {
            fields = Map.copyOf(fields);
        }

        @Override
        public String wanted() {
            return fields.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(field -> field.getKey() + ": " + field.getValue().wanted())
                    .collect(Collectors.joining(", ", "a JSON object with ", ""));
        }
    }

    /** Kinds of payload. */
    enum Kind {
        NUMBER("a number"),
        EMPTY("an empty payload"),
        NOT_EMPTY("a payload that is not empty"),
        NOT_JSON("something that is not JSON");

        private final String wanted;

        Kind(String wanted) {
            this.wanted = wanted;
        }
    }
}
