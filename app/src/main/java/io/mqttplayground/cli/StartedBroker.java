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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The broker that the command line asked for.
 *
 * @param newPasswords by account, where the known ones were not good enough for the address
 * @param notice something the user should know, such as another port than usual
 */
record StartedBroker(
        EmbeddedBroker broker,
        BrokerConfig config,
        Map<String, String> newPasswords,
        Optional<String> notice) {

    /** How many ports after a busy one are tried. */
    private static final int NEXT_PORTS = 20;

    /**
     * Options go before the settings of the file.
     *
     * @throws ConfigException when a file of broker-config is faulty
     * @throws BrokerStartException when no port can be had
     */
    static StartedBroker start(BrokerOptions options) throws ConfigException, BrokerStartException {
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

    private static StartedBroker startOnNextPort(
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

    private static StartedBroker start(BrokerConfig config, Optional<String> notice)
            throws BrokerStartException {
        PasswordFile.Renewed renewed =
                DemoPasswords.fitFor(config.settings().host(), config.passwords());
        BrokerConfig fit = config.withPasswords(renewed.file());
        return new StartedBroker(EmbeddedBroker.start(fit), fit, renewed.passwords(), notice);
    }

    /** What the user should know, a line each. */
    List<String> notices() {
        List<String> lines = new ArrayList<>();
        notice.ifPresent(lines::add);
        if (!newPasswords.isEmpty()) {
            lines.add(
                    newPasswords.entrySet().stream()
                            .map(account -> account.getKey() + " " + account.getValue())
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "others can reach this broker, so the demo passwords"
                                                    + " are replaced until it stops: ",
                                            "")));
        }
        return lines;
    }

    /** The accounts whose passwords this program knows. */
    Accounts accounts() {
        Map<String, String> known = new HashMap<>(DemoPasswords.all());
        known.putAll(newPasswords);
        return new Accounts(known);
    }
}
