package io.mqttplayground.lessons.model;

/**
 * Something that happened to a device: {@code {"timestamp": 1732287600, "event_type":
 * "OVER_HEATING", "event_value": 36.2}}.
 *
 * @param timestamp when it happened, in whole seconds since 1970
 * @param eventType what happened, such as {@code OVER_HEATING}
 * @param eventValue the reading that tells so: a Number or a String
 */
public record EventDescriptor(long timestamp, String eventType, Object eventValue) {

    public static EventDescriptor fromJson(byte[] payload) throws MalformedPayloadException {
        JsonFields json = JsonFields.parse(payload);
        return new EventDescriptor(
                json.wholeNumber("timestamp"),
                json.text("event_type"),
                json.numberOrText("event_value"));
    }

    public byte[] toJson() {
        return JsonFields.empty()
                .with("timestamp", timestamp)
                .with("event_type", eventType)
                .with("event_value", eventValue)
                .toBytes();
    }

    /** Short, for a line on the screen. */
    @Override
    public String toString() {
        return eventType + " " + eventValue;
    }
}
