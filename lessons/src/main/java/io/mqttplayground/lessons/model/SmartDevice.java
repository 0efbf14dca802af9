package io.mqttplayground.lessons.model;

import java.util.List;
import java.util.Optional;

/** A simulated device: three sensors, a switch for their telemetry, and an alarm. */
public final class SmartDevice {

    private final String id;
    private final SwitchActuator power = new SwitchActuator();
    private final List<Resource> resources =
            List.of(new TemperatureSensor(), new HumiditySensor(), new LightSensor(), power);
    private final OverheatingAlarm alarm = new OverheatingAlarm();
    private int turn;

    public SmartDevice(String id) {
        this.id = id;
    }

    public DeviceDescriptor info() {
        return new DeviceDescriptor(id, "ACME", "0.1-beta");
    }

    /** The resource whose turn it is: temperature, humidity, light, switch, and again. */
    public Resource nextResource() {
        Resource next = resources.get(turn);
        turn = (turn + 1) % resources.size();
        return next;
    }

    /** Whether telemetry is sent of the resource: switched off, only the switch itself reports. */
    public boolean reports(Resource resource) {
        return power.isOn() || resource == power;
    }

    /** What the reading makes happen, if anything. */
    public Optional<EventDescriptor> eventOf(MessageDescriptor reading) {
        return alarm.check(reading);
    }

    /** Does what the action says, from any thread; returns what came of it. */
    public String obey(byte[] action) {
        return power.obey(action);
    }
}
