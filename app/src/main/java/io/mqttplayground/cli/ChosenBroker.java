package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The broker behind the shell, as the command line asked for it: one of this process, or one that
 * stands elsewhere.
 *
 * @param started the one of this process
 * @param notices what the user should know about it, a line each
 */
record ChosenBroker(BrokerLink link, Optional<StartedBroker> started, List<String> notices) {

    private static final int PATIENCE_MILLIS = 3_000;

    /**
     * Starts the broker, unless another is named. That one need not answer yet.
     *
     * @throws ConfigException when a file of broker-config is faulty
     * @throws BrokerStartException when no port can be had
     */
    static ChosenBroker of(BrokerOptions options) throws ConfigException, BrokerStartException {
        if (options.external().isPresent()) {
            return elsewhere(options.external().get(), options.port().orElse(0));
        }
        StartedBroker own = StartedBroker.start(options);
        return new ChosenBroker(BrokerLink.to(own.broker()), Optional.of(own), own.notices());
    }

    private static ChosenBroker elsewhere(String uri, int port) throws BrokerStartException {
        BrokerLink link = BrokerLink.external(uri, port);
        List<String> notices = new ArrayList<>();
        link.blindSpot().ifPresent(notices::add);
        if (!answers(URI.create(uri))) {
            notices.add("nothing answers at " + uri + "; commands fail until a broker runs there");
        }
        return new ChosenBroker(link, Optional.empty(), notices);
    }

    private static boolean answers(URI uri) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), PATIENCE_MILLIS);
            return true;
        } catch (IOException unreachable) {
            return false; // Told to the user, who may still start it.
        }
    }

    /** Where clients connect, and where that leads to if the broker stands elsewhere. */
    String address() {
        return link.relay()
                .map(way -> way.uri() + " leads to " + way.brokerUri())
                .orElseGet(link::uri);
    }

    /** The accounts whose passwords this program knows; elsewhere those of the packaged file. */
    Accounts accounts() {
        return started.map(StartedBroker::accounts)
                .orElseGet(() -> new Accounts(DemoPasswords.all()));
    }

    /** The file that {@code user} changes; empty when there is none. */
    Optional<Path> passwordFile() {
        return started.flatMap(own -> own.config().passwordPath());
    }
}
