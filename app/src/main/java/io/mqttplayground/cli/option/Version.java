package io.mqttplayground.cli.option;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
public final class Version implements IVersionProvider {

    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not from the jar)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"MQTT Playground " + number()};
    }
}
