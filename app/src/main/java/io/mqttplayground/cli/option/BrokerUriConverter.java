package io.mqttplayground.cli.option;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a broker's address, {@code tcp://host:port}; the port may be left out. */
final class BrokerUriConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            URI uri = new URI(text);
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null) {
                int port = uri.getPort() < 0 ? BrokerSettings.MQTT_PORT : uri.getPort();
                if (port > 0 && port <= BrokerSettings.HIGHEST_PORT) {
                    return "tcp://" + uri.getHost() + ":" + port;
                }
            }
        } catch (URISyntaxException malformed) {
            // Told below, together with addresses of another kind.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a broker's address; write it like tcp://localhost:1883");
    }
}
