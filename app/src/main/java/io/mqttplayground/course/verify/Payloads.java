package io.mqttplayground.course.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mqttplayground.wire.Packet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Compares payloads with what a task asks for. */
final class Payloads {

    private static final int SHOWN = 40;

    /** Numbers keep the digits that were sent, so that a message can quote them. */
    private final ObjectMapper json =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    /** What is not as asked; empty when the payload fits. */
    Optional<Difference> difference(PayloadPattern pattern, Packet.Publish packet) {
        if (packet.payloadSize() > packet.payload().length) {
            String size = "a payload of " + packet.payloadSize() + " bytes, too long to check";
            return Optional.of(new Difference(size, pattern.wanted()));
        }
        if (pattern instanceof PayloadPattern.JsonObject object) {
            return objectDifference(object, packet);
        }
        return fits(pattern, packet)
                ? Optional.empty()
                : Optional.of(new Difference(shown(packet), pattern.wanted()));
    }

    private boolean fits(PayloadPattern pattern, Packet.Publish packet) {
        String text = new String(packet.payload(), UTF_8);
        if (pattern instanceof PayloadPattern.Exactly exactly) {
            return text.equals(exactly.text());
        } else if (pattern instanceof PayloadPattern.Same same) {
            return isSame(same.text(), text);
        }
        return switch (((PayloadPattern.OfKind) pattern).kind()) {
            case NUMBER -> number(text).isPresent();
            case EMPTY -> packet.payloadSize() == 0;
            case NOT_EMPTY -> packet.payloadSize() > 0;
            case NOT_JSON -> packet.payloadSize() > 0 && read(packet).isEmpty();
        };
    }

    private static boolean isSame(String wanted, String text) {
        Optional<BigDecimal> number = number(wanted);
        if (number.isPresent()) {
            return number(text).filter(n -> n.compareTo(number.get()) == 0).isPresent();
        }
        return words(wanted).equals(words(text));
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private Optional<Difference> objectDifference(
            PayloadPattern.JsonObject wanted, Packet.Publish packet) {
        Optional<JsonNode> node = read(packet).filter(JsonNode::isObject);
        if (node.isEmpty()) {
            return Optional.of(new Difference(shown(packet), wanted.wanted()));
        }
        return wanted.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(field -> fieldDifference(field, node.get()).stream())
                .findFirst();
    }

    private static Optional<Difference> fieldDifference(
            Map.Entry<String, FieldPattern> field, JsonNode object) {
        JsonNode value = object.get(field.getKey());
        if (value == null) {
            return Optional.of(
                    new Difference(
                            "JSON without the field " + field.getKey(),
                            field.getKey() + ": " + field.getValue().wanted()));
        }
        if (fits(field.getValue(), value)) {
            return Optional.empty();
        }
        return Optional.of(
                new Difference(
                        "%s %s".formatted(field.getKey(), shortened(value.toString())),
                        field.getValue().wanted()));
    }

    private static boolean fits(FieldPattern pattern, JsonNode value) {
        if (pattern instanceof FieldPattern.Text text) {
            return value.isTextual() && value.textValue().strip().equals(text.text());
        } else if (pattern instanceof FieldPattern.Number number) {
            return value.isNumber() && value.decimalValue().compareTo(number.number()) == 0;
        } else if (pattern instanceof FieldPattern.Beyond beyond) {
            int order = value.isNumber() ? value.decimalValue().compareTo(beyond.limit()) : 0;
            return beyond.above() ? order > 0 : order < 0;
        }
        return switch (((FieldPattern.OfType) pattern).type()) {
            case NUMBER -> value.isNumber();
            case WHOLE_NUMBER -> value.isNumber() && value.canConvertToExactIntegral();
            case TEXT -> value.isTextual();
            case ANY -> true;
        };
    }

    private Optional<JsonNode> read(Packet.Publish packet) {
        try {
            JsonNode node = json.readTree(packet.payload());
            return Optional.ofNullable(node).filter(n -> !n.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The payload for a message to the learner. */
    static String shown(Packet.Publish packet) {
        if (packet.payloadSize() == 0) {
            return "an empty payload";
        }
        String words = words(new String(packet.payload(), UTF_8));
        return words.isEmpty() ? "a blank payload" : shortened(words);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
