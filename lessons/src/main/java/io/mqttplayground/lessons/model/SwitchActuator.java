package io.mqttplayground.lessons.model;

import java.util.Locale;

/** A switch that is on until told otherwise. Read by one thread and switched by another. */
public final class SwitchActuator implements Resource {

    public static final String TYPE = "SWITCH";

    private volatile boolean on = true;

    @Override
    public String name() {
        return "switch";
    }

    @Override
    public MessageDescriptor read() {
        return MessageDescriptor.now(TYPE, on ? "ON" : "OFF");
    }

    public boolean isOn() {
        return on;
    }

    /** Does what the action says, and returns what came of it, as a clause. */
    public String obey(byte[] payload) {
        try {
            ActionDescriptor action = ActionDescriptor.fromJson(payload);
            String value = action.actionValue().toUpperCase(Locale.ROOT);
            if (!action.actionType().equals(TYPE)) {
                return "ignored: no actuator '" + action.actionType() + "', only " + TYPE;
            }
            if (!value.equals("ON") && !value.equals("OFF")) {
                return "ignored: action_value is '" + action.actionValue() + "', not ON or OFF";
            }
            on = value.equals("ON");
            return "switched " + value;
        } catch (MalformedPayloadException e) {
            return "ignored: " + e.getMessage();
        }
    }
}
