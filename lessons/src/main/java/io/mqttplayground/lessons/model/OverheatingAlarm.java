package io.mqttplayground.lessons.model;

import java.util.Optional;

/** Watches a temperature and tells when it crosses the threshold, in either direction. */
public final class OverheatingAlarm {

    public static final double THRESHOLD_CELSIUS = 35.0;
    public static final String OVER_HEATING = "OVER_HEATING";
    public static final String COOLED_DOWN = "COOLED_DOWN";

    private boolean hot;

    /** The event that the reading makes; empty for other resources and while nothing changes. */
    public Optional<EventDescriptor> check(MessageDescriptor reading) {
        if (!reading.valueType().equals(TemperatureSensor.VALUE_TYPE)
                || !(reading.value() instanceof Number celsius)
                || (celsius.doubleValue() > THRESHOLD_CELSIUS) == hot) {
            return Optional.empty();
        }
        hot = !hot;
        String type = hot ? OVER_HEATING : COOLED_DOWN;
        return Optional.of(new EventDescriptor(reading.timestamp(), type, celsius));
    }
}
