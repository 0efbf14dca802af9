package io.mqttplayground.lessons.model;

/** Relative humidity in percent, from 30 to 70. */
public final class HumiditySensor implements Resource {

    public static final String VALUE_TYPE = "HUMIDITY_SENSOR";

    @Override
    public String name() {
        return "humidity";
    }

    @Override
    public MessageDescriptor read() {
        return MessageDescriptor.now(VALUE_TYPE, Resource.between(30.0, 70.0));
    }
}
