package io.mqttplayground.lessons.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The fields of one JSON object, asked for by name and type. Fields that nobody asks for are
 * ignored, so that a schema can grow without breaking those who read it.
 */
final class JsonFields {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final ObjectNode object;

    private JsonFields(ObjectNode object) {
        this.object = object;
    }

    static JsonFields empty() {
        return new JsonFields(MAPPER.createObjectNode());
    }

    static JsonFields parse(byte[] payload) throws MalformedPayloadException {
        JsonNode json;
        try {
            json = MAPPER.readTree(payload);
        } catch (IOException e) {
            // Jackson's first line says what is wrong, the rest where in its own terms.
            String reason = e.getMessage().lines().findFirst().orElse("unreadable");
            reason = reason.replaceFirst(": was expecting .*", "");
            throw new MalformedPayloadException("not JSON: " + reason);
        }
        if (json instanceof ObjectNode object) {
            return new JsonFields(object);
        }
        if (json.isMissingNode()) {
            String what = payload.length == 0 ? "empty" : "blank";
            throw new MalformedPayloadException("the payload is " + what);
        }
        throw new MalformedPayloadException("not a JSON object: " + json);
    }

    /** With one more field; the value is a number or a string. */
    JsonFields with(String name, Object value) {
        object.set(name, MAPPER.valueToTree(value));
        return this;
    }

    byte[] toBytes() {
        return object.toString().getBytes(UTF_8);
    }

    long wholeNumber(String name) throws MalformedPayloadException {
        JsonNode field = required(name, "a whole number");
        if (field.isNumber() && field.canConvertToExactIntegral() && field.canConvertToLong()) {
            return field.longValue();
        }
        throw mistyped(name, "a whole number", field);
    }

    String text(String name) throws MalformedPayloadException {
        JsonNode field = required(name, "a string");
        if (field.isTextual()) {
            return field.textValue();
        }
        throw mistyped(name, "a string", field);
    }

    Object numberOrText(String name) throws MalformedPayloadException {
        JsonNode field = required(name, "a number or a string");
        if (field.isNumber()) {
            return field.numberValue();
        }
        if (field.isTextual()) {
            return field.textValue();
        }
        throw mistyped(name, "a number or a string", field);
    }

    private JsonNode required(String name, String type) throws MalformedPayloadException {
        JsonNode field = object.get(name);
        if (field == null) {
            throw new MalformedPayloadException(
                    "field \"%s\" (%s) is missing".formatted(name, type));
        }
        return field;
    }

    private static MalformedPayloadException mistyped(String name, String type, JsonNode field) {
        return new MalformedPayloadException(
                "field \"%s\" must be %s, but is %s".formatted(name, type, field));
    }
}
