package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The broker behind the shell, as the command line asked for it: one of this process, or one that
 * stands elsewhere.
 *
 * @param config of the one of this process
 * @param accounts whose passwords this program knows; elsewhere those of the packaged file
 * @param notices what the user should know about it, a line each
 */
record ChosenBroker(
        BrokerLink link, Optional<BrokerConfig> config, Accounts accounts, List<String> notices) {

    private static final int PATIENCE_MILLIS = 3_000;

    /** How many ports after a busy one are tried. */
    private static final int NEXT_PORTS = 20;

    /**
     * Starts the broker, unless another is named. That one need not answer yet. Options go before
     * the settings of the file.
     *
     * @throws ConfigException when a file of broker-config is faulty
     * @throws BrokerStartException when no port can be had
     */
    static ChosenBroker of(BrokerOptions options) throws ConfigException, BrokerStartException {
        if (options.external().isPresent()) {
            return elsewhere(options.external().get(), options.port().orElse(0));
        }
        BrokerConfig config = BrokerConfig.read(options.config());
        BrokerSettings settings = config.settings();
        settings = settings.withHost(options.host().orElse(settings.host()));
        settings = settings.withPort(options.port().orElse(settings.port()));
        try {
            return start(config.withSettings(settings), Optional.empty());
        } catch (BrokerStartException busy) {
            if (options.port().isPresent() || !busy.portInUse()) {
                throw busy;
            }
            return startOnNextPort(config, settings, busy);
        }
    }

    private static ChosenBroker startOnNextPort(
            BrokerConfig config, BrokerSettings settings, BrokerStartException busy)
            throws BrokerStartException {
        for (int port = settings.port() + 1; port <= settings.port() + NEXT_PORTS; port++) {
            try {
                return start(
                        config.withSettings(settings.withPort(port)),
                        Optional.of(
                                "port %d is in use, so this broker listens on %d"
                                        .formatted(settings.port(), port)));
            } catch (BrokerStartException alsoBusy) {
                if (!alsoBusy.portInUse()) {
                    throw alsoBusy;
                }
            }
        }
        throw busy;
    }

    private static ChosenBroker start(BrokerConfig config, Optional<String> notice)
            throws BrokerStartException {
        PasswordFile.Renewed renewed =
                DemoPasswords.fitFor(config.settings().host(), config.passwords());
        BrokerConfig fit = config.withPasswords(renewed.file());
        BrokerLink link = BrokerLink.to(EmbeddedBroker.start(fit));
        List<String> notices = new ArrayList<>(notice.stream().toList());
        if (!renewed.passwords().isEmpty()) {
            notices.add(replaced(renewed.passwords()));
        }
        DemoPasswords.refusal(config.settings().host(), fit.passwords()).ifPresent(notices::add);
        Map<String, String> known = new HashMap<>(DemoPasswords.all());
        known.putAll(renewed.passwords());
        return new ChosenBroker(link, Optional.of(fit), new Accounts(known), notices);
    }

    private static String replaced(Map<String, String> passwords) {
        return passwords.entrySet().stream()
                .map(account -> account.getKey() + " " + account.getValue())
                .collect(
                        Collectors.joining(
                                ", ",
                                "others can reach this broker, so the demo passwords"
                                        + " are replaced until it stops: ",
                                ""));
    }

    private static ChosenBroker elsewhere(String uri, int port) throws BrokerStartException {
        BrokerLink link = BrokerLink.external(uri, port);
        List<String> notices = new ArrayList<>();
        link.blindSpot().ifPresent(notices::add);
        if (!answers(URI.create(uri))) {
            notices.add("nothing answers at " + uri + "; commands fail until a broker runs there");
        }
        return new ChosenBroker(link, Optional.empty(), new Accounts(DemoPasswords.all()), notices);
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

    /** The file that {@code user} changes; empty when there is none. */
    Optional<Path> passwordFile() {
        return config.flatMap(BrokerConfig::passwordPath);
    }
}
