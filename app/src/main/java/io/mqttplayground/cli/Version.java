package io.mqttplayground.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest tells. */
final class Version implements IVersionProvider {

    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not from the jar)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"MQTT Playground " + number()};
    }
}
