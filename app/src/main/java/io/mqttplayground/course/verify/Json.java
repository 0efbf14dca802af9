package io.mqttplayground.course.verify;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mqttplayground.course.verify.ClientAct.Message;
import io.mqttplayground.course.verify.Payload.Asked;
import io.mqttplayground.wire.Packet;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is asked of a JSON object, as it is written behind the word json; others may be in it. */
final class Json {

    /** Numbers keep the digits that were sent, so that a message can quote them. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final Map<String, Asked<JsonNode>> VALUES =
            Map.of(
                    "<number>", new Asked<>("a number", JsonNode::isNumber),
                    "<whole number>", new Asked<>("a whole number", Json::isWhole),
                    "<text>", new Asked<>("a text in quotes", JsonNode::isTextual),
                    "<any>", new Asked<>("any value", value -> true));

    private static final Pattern BEYOND =
            Pattern.compile("<number (above|below) (-?\\d+(?:\\.\\d+)?)>");

    /** The characters of ASCII with which a value can begin. */
    private static final String BEGINNINGS = "{[\"-0123456789tfn";

    private Json() {}

    /** An object whose values may be placeholders. */
    static Condition read(Words words) {
        String text = words.next("the JSON object");
        Map<String, Asked<JsonNode>> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object(text).properties()) {
            fields.put(field.getKey(), asked(field.getKey(), field.getValue()));
        }
        String wanted =
                fields.entrySet().stream()
                        .map(Json::wanted)
                        .collect(Collectors.joining(", ", "a JSON object with ", ""));
        return Condition.of(
                wanted, act -> difference((Message) act, fields, wanted).stream().toList());
    }

    private static String wanted(Map.Entry<String, Asked<JsonNode>> field) {
        return field.getKey() + ": " + field.getValue().wanted();
    }

    private static JsonNode object(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new ExpectationProblem(
                    "json is followed by a JSON object; this cannot be read: " + text);
        }
        throw new ExpectationProblem("json is followed by a JSON object, not by " + text);
    }

    private static Asked<JsonNode> asked(String name, JsonNode value) {
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return new Asked<>(number.toPlainString(), sent -> isNumber(sent, number, 0));
        } else if (!value.isTextual()) {
            throw new ExpectationProblem(
                    "the field " + name + " is to be a number, a text or a placeholder");
        }
        String text = value.textValue();
        Matcher beyond = BEYOND.matcher(text);
        if (beyond.matches()) {
            BigDecimal limit = new BigDecimal(beyond.group(2));
            int order = beyond.group(1).equals("above") ? 1 : -1;
            return new Asked<>(
                    "a number " + beyond.group(1) + " " + limit.toPlainString(),
                    sent -> isNumber(sent, limit, order));
        }
        return Payload.isPlaceholder(text)
                ? Asked.of(text, VALUES)
                : new Asked<>(
                        '"' + text + '"',
                        sent -> sent.isTextual() && sent.textValue().strip().equals(text));
    }

    /**
     * @param order -1 for a number below the other, 0 for the same, 1 for one above it
     */
    private static boolean isNumber(JsonNode value, BigDecimal other, int order) {
        return value.isNumber() && value.decimalValue().compareTo(other) == order;
    }

    private static boolean isWhole(JsonNode value) {
        return value.isNumber() && value.canConvertToExactIntegral();
    }

    /** The first field that is not as asked, or that it is no object. */
    private static Optional<String> difference(
            Message message, Map<String, Asked<JsonNode>> fields, String wanted) {
        Optional<JsonNode> object = read(message.packet()).filter(JsonNode::isObject);
        if (object.isEmpty()) {
            return Optional.of(Condition.clause(Payload.seen(message.packet()), wanted));
        }
        return fields.entrySet().stream()
                .flatMap(field -> difference(field, object.get().get(field.getKey())).stream())
                .findFirst();
    }

    private static Optional<String> difference(
            Map.Entry<String, Asked<JsonNode>> field, JsonNode value) {
        if (value == null) {
            return Optional.of(
                    Condition.clause("JSON without the field " + field.getKey(), wanted(field)));
        } else if (field.getValue().fits().test(value)) {
            return Optional.empty();
        }
        String seen = field.getKey() + " " + Payload.shortened(value.toString());
        return Optional.of(Condition.clause(seen, field.getValue().wanted()));
    }

    /** What a payload holds; empty if it is not JSON, or too long to be kept whole. */
    static Optional<JsonNode> read(Packet.Publish packet) {
        try {
            JsonNode node =
                    Payload.isAllThere(packet) && mayBeRead(packet.payload())
                            ? MAPPER.readTree(packet.payload())
                            : MAPPER.missingNode();
            return Optional.of(node).filter(n -> !n.isMissingNode());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Spares most of what is no JSON the exception, which costs more than all the rest. */
    private static boolean mayBeRead(byte[] payload) {
        return payload.length > 0 && (payload[0] <= ' ' || BEGINNINGS.indexOf(payload[0]) >= 0);
    }
}
