package io.mqttplayground.lessons.model;

/**
 * What a device is told to do: {@code {"action_type": "SWITCH", "action_value": "OFF"}}.
 *
 * @param actionType which actuator, such as {@code SWITCH}
 * @param actionValue what it is to do, such as {@code OFF}
 */
public record ActionDescriptor(String actionType, String actionValue) {

    public static ActionDescriptor fromJson(byte[] payload) throws MalformedPayloadException {
        JsonFields json = JsonFields.parse(payload);
        return new ActionDescriptor(json.text("action_type"), json.text("action_value"));
    }

    public byte[] toJson() {
        return JsonFields.empty()
                .with("action_type", actionType)
                .with("action_value", actionValue)
                .toBytes();
    }

    /** Short, for a line on the screen. */
    @Override
    public String toString() {
        return actionType + " " + actionValue;
    }
}
