package io.mqttplayground.bench;

import java.net.URI;
import java.util.Optional;

/**
 * The broker under load.
 *
 * @param host name or address
 * @param port TCP port
 * @param username account of every client; empty connects anonymously
 * @param password the account's password
 */
public record BenchTarget(String host, int port, Optional<String> username, String password) {

    /**
     * An anonymous target.
     *
     * @param uri such as {@code tcp://127.0.0.1:1883}
     */
    public static BenchTarget at(String uri) {
        URI parts = URI.create(uri);
        return new BenchTarget(parts.getHost(), parts.getPort(), Optional.empty(), "");
    }

    public BenchTarget as(Optional<String> account, String itsPassword) {
        return new BenchTarget(host, port, account, itsPassword);
    }

    public String uri() {
        return "tcp://" + host + ":" + port;
    }

    /** Password left out, so that it never reaches a screen or a log. */
    @Override
    public String toString() {
        return uri() + username.map(name -> " as " + name).orElse("");
    }
}
