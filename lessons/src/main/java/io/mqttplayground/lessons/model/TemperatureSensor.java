package io.mqttplayground.lessons.model;

/** Degrees Celsius, from 20 to 40. */
public final class TemperatureSensor implements Resource {

    public static final String VALUE_TYPE = "TEMPERATURE_SENSOR";

    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public MessageDescriptor read() {
        return MessageDescriptor.now(VALUE_TYPE, Resource.between(20.0, 40.0));
    }
}
