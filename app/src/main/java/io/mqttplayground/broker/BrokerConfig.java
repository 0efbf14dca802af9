package io.mqttplayground.broker;

import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.ConfFile;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.broker.config.ConfigFolder;
import io.mqttplayground.broker.config.Limits;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the files of broker-config say. A faulty or missing file is an error: the broker never runs
 * more openly than it was told to.
 *
 * @param settings address, port, limits
 * @param allowAnonymous whether a client may connect without a username
 * @param passwords the accounts
 * @param passwordPath the file that {@code user add} changes; empty when it is the packaged one
 * @param rules who may publish and subscribe to what
 */
public record BrokerConfig(
        BrokerSettings settings,
        boolean allowAnonymous,
        PasswordFile passwords,
        Optional<Path> passwordPath,
        AccessRules rules) {

    /** The files packaged in the jar. */
    public static BrokerConfig packaged() throws ConfigException {
        return read(Optional.empty());
    }

    /**
     * @param folder an instructor's folder; empty takes the packaged one
     * @throws ConfigException when a file is missing, unreadable or faulty
     */
    public static BrokerConfig read(Optional<Path> folder) throws ConfigException {
        ConfigFolder files = new ConfigFolder(folder);
        ConfFile conf = new ConfFile(files.nameOf("moquette.conf"), files.lines("moquette.conf"));
        String passwordFile = conf.text("password_file", "passwords");
        String aclFile = conf.text("acl_file", "acl");
        BrokerSettings settings =
                new BrokerSettings(
                        conf.text("host", BrokerSettings.LOOPBACK),
                        conf.number(
                                "port", BrokerSettings.MQTT_PORT, 0, BrokerSettings.HIGHEST_PORT),
                        Limits.of(conf));
        boolean allowAnonymous = conf.isTrue("allow_anonymous", true);
        conf.refuseOthers();
        return new BrokerConfig(
                settings,
                allowAnonymous,
                PasswordFile.parse(files.nameOf(passwordFile), files.lines(passwordFile)),
                files.pathOf(passwordFile),
                AccessRules.parse(files.nameOf(aclFile), files.lines(aclFile)));
    }

    public BrokerConfig withSettings(BrokerSettings others) {
        return new BrokerConfig(others, allowAnonymous, passwords, passwordPath, rules);
    }

    public BrokerConfig withPasswords(PasswordFile others) {
        return new BrokerConfig(settings, allowAnonymous, others, passwordPath, rules);
    }
}
