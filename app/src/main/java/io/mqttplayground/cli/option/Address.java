package io.mqttplayground.cli.option;

import io.mqttplayground.broker.config.BrokerSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a broker is. */
public final class Address {

    private Address() {}

    /** A TCP port, or 0. */
    public static final class Port implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= BrokerSettings.HIGHEST_PORT) {
                return Integer.valueOf(text);
            }
            throw not("a port; it is 0 to " + BrokerSettings.HIGHEST_PORT, text);
        }
    }

    /** A host as it stands in a URI. */
    public static final class Host implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            String host = BrokerSettings.inUri(text);
            return uri("tcp://" + host + ":1883")
                    .map(URI::getHost)
                    .filter(host::equals)
                    .orElseThrow(() -> not("a host; write it like localhost or 192.168.1.7", text));
        }
    }

    /** A broker's address, {@code tcp://host:port}; the port may be left out. */
    static final class BrokerUri implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            if (uri(text).map(URI::getRawUserInfo).isPresent()) {
                throw new TypeConversionException(
                        "an account in the address would not be used; name it where it is needed,"
                                + " as in pub -u alice -P PASSWORD");
            }
            return uri(text)
                    .filter(uri -> "tcp".equals(uri.getScheme()) && uri.getHost() != null)
                    .filter(uri -> port(uri) > 0 && port(uri) <= BrokerSettings.HIGHEST_PORT)
                    .map(uri -> "tcp://" + uri.getHost() + ":" + port(uri))
                    .orElseThrow(
                            () ->
                                    not(
                                            "a broker's address; write it like"
                                                    + " tcp://localhost:1883",
                                            text));
        }

        private static int port(URI uri) {
            return uri.getPort() < 0 ? BrokerSettings.MQTT_PORT : uri.getPort();
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static TypeConversionException not(String what, String text) {
        return new TypeConversionException("'" + text + "' is not " + what);
    }
}
