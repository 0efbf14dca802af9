package io.mqttplayground.lessons.model;

import java.util.concurrent.ThreadLocalRandom;

/** A part of a device whose state can be read. */
public sealed interface Resource
        permits TemperatureSensor, HumiditySensor, LightSensor, SwitchActuator {

    /** Its level in the device's topics, such as {@code temperature}. */
    String name();

    /** What it shows now. */
    MessageDescriptor read();

    /** A simulated reading: uniform in the range, with two decimals. */
    static double between(double low, double high) {
        return Math.round(ThreadLocalRandom.current().nextDouble(low, high) * 100) / 100.0;
    }
}
