package io.mqttplayground.course.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mqttplayground.course.verify.FieldPattern;
import io.mqttplayground.course.verify.PayloadPattern;
import io.mqttplayground.course.verify.PayloadPattern.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what an expectation says about a payload. */
final class PayloadText {

    private static final Map<String, Kind> KINDS =
            Map.of(
                    "<number>", Kind.NUMBER,
                    "<empty>", Kind.EMPTY,
                    "<not empty>", Kind.NOT_EMPTY,
                    "<not JSON>", Kind.NOT_JSON);

    private static final Map<String, FieldPattern.Type> TYPES =
            Map.of(
                    "<number>", FieldPattern.Type.NUMBER,
                    "<whole number>", FieldPattern.Type.WHOLE_NUMBER,
                    "<text>", FieldPattern.Type.TEXT,
                    "<any>", FieldPattern.Type.ANY);

    private static final Pattern BEYOND =
            Pattern.compile("<number (above|below) (-?\\d+(?:\\.\\d+)?)>");

    private PayloadText() {}

    /** After the word payload: a value, exactly a value, or a placeholder. */
    static PayloadPattern plain(Words words) throws ExpectationProblem {
        if (words.skip("exactly")) {
            return new PayloadPattern.Exactly(words.next("the payload"));
        }
        String text = words.next("the payload");
        if (!isPlaceholder(text)) {
            return new PayloadPattern.Same(text);
        }
        Kind kind = KINDS.get(text);
        if (kind == null) {
            throw unknown(text, KINDS.keySet());
        }
        return new PayloadPattern.OfKind(kind);
    }

    /** After the word json: an object whose values may be placeholders. */
    static PayloadPattern json(Words words) throws ExpectationProblem {
        String text = words.next("the JSON object");
        JsonNode object = read(text);
        Map<String, FieldPattern> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            fields.put(field.getKey(), field(field.getKey(), field.getValue()));
        }
        return new PayloadPattern.JsonObject(fields);
    }

    private static JsonNode read(String text) throws ExpectationProblem {
        try {
            JsonNode node = new ObjectMapper().readTree(text.getBytes(UTF_8));
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new ExpectationProblem(
                    "json is followed by a JSON object; this cannot be read: " + text);
        }
        throw new ExpectationProblem("json is followed by a JSON object, not by " + text);
    }

    private static FieldPattern field(String name, JsonNode value) throws ExpectationProblem {
        if (value.isNumber()) {
            return new FieldPattern.Number(value.decimalValue());
        }
        if (!value.isTextual()) {
            throw new ExpectationProblem(
                    "the field " + name + " is to be a number, a text or a placeholder");
        }
        String text = value.textValue();
        Matcher beyond = BEYOND.matcher(text);
        if (beyond.matches()) {
            return new FieldPattern.Beyond(
                    beyond.group(1).equals("above"), new BigDecimal(beyond.group(2)));
        }
        if (isPlaceholder(text)) {
            return type(text);
        }
        return new FieldPattern.Text(text);
    }

    private static FieldPattern type(String text) throws ExpectationProblem {
        FieldPattern.Type type = TYPES.get(text);
        if (type == null) {
            throw unknown(text, TYPES.keySet());
        }
        return new FieldPattern.OfType(type);
    }

    private static boolean isPlaceholder(String text) {
        return text.startsWith("<") && text.endsWith(">");
    }

    private static ExpectationProblem unknown(String text, Set<String> known) {
        return new ExpectationProblem(
                text
                        + " is not a placeholder; known are "
                        + String.join(", ", known.stream().sorted().toList()));
    }
}
