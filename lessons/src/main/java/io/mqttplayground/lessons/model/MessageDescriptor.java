package io.mqttplayground.lessons.model;

import java.time.Instant;

/**
 * One reading of a resource: {@code {"timestamp": 1732287600, "value_type": "TEMPERATURE_SENSOR",
 * "value": 27.31}}.
 *
 * @param timestamp when it was read, in whole seconds since 1970
 * @param valueType what was read, such as {@code TEMPERATURE_SENSOR}
 * @param value a Number or a String
 */
public record MessageDescriptor(long timestamp, String valueType, Object value) {

    /** A reading made now. */
    public static MessageDescriptor now(String valueType, Object value) {
        return new MessageDescriptor(Instant.now().getEpochSecond(), valueType, value);
    }

    public static MessageDescriptor fromJson(byte[] payload) throws MalformedPayloadException {
        JsonFields json = JsonFields.parse(payload);
        return new MessageDescriptor(
                json.wholeNumber("timestamp"), json.text("value_type"), json.numberOrText("value"));
    }

    public byte[] toJson() {
        return JsonFields.empty()
                .with("timestamp", timestamp)
                .with("value_type", valueType)
                .with("value", value)
                .toBytes();
    }

    /** Short, for a line on the screen. */
    @Override
    public String toString() {
        return valueType + " " + value;
    }
}
