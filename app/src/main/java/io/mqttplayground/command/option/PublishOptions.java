package io.mqttplayground.command.option;

import picocli.CommandLine.Option;

/** QoS and RETAIN of what is published (section 3.3.1); the flags are mosquitto's. */
public final class PublishOptions {

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            defaultValue = "0",
            converter = WholeNumber.Qos.class,
            description = "0, 1 or 2 (default: 0)")
    private int qos;

    @Option(
            names = {"-r", "--retain"},
            description = "the broker keeps the last message")
    private boolean retain;

    public int qos() {
        return qos;
    }

    public boolean retain() {
        return retain;
    }
}
