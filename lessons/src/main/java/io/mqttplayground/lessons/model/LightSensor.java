package io.mqttplayground.lessons.model;

/** Illuminance in lux, from 0 to 1000. */
public final class LightSensor implements Resource {

    public static final String VALUE_TYPE = "LIGHT_SENSOR";

    @Override
    public String name() {
        return "light";
    }

    @Override
    public MessageDescriptor read() {
        return MessageDescriptor.now(VALUE_TYPE, Resource.between(0.0, 1000.0));
    }
}
