package io.mqttplayground.cli.option;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a host as it stands in a URI. */
public final class HostConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        String host = BrokerSettings.inUri(text);
        try {
            if (host.equals(new URI("tcp://" + host + ":1883").getHost())) {
                return host;
            }
        } catch (URISyntaxException malformed) {
            // Told below, together with what is well formed and no host.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a host; write it like localhost or 192.168.1.7");
    }
}
