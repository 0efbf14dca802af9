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
import java.util.Set;

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

    private static final String CONF = "moquette.conf";
    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String ANONYMOUS = "allow_anonymous";
    private static final String PASSWORDS = "password_file";
    private static final String ACL = "acl_file";
    private static final String PACKET_BYTES = "netty.mqtt.message_size";
    private static final String CONNECTIONS = "max_connections";
    private static final String SUBSCRIPTIONS = "max_subscriptions_per_client";
    private static final String RETAINED = "max_retained_messages";
    private static final String QUEUED = "max_queued_messages";
    private static final String BACKLOG = "max_backlog_bytes";

    private static final Set<String> KNOWN =
            Set.of(
                    HOST,
                    PORT,
                    ANONYMOUS,
                    PASSWORDS,
                    ACL,
                    PACKET_BYTES,
                    CONNECTIONS,
                    SUBSCRIPTIONS,
                    RETAINED,
                    QUEUED,
                    BACKLOG);

    /**
     * The largest packet that MQTT has room for: a remaining length of four bytes (section 2.2.3).
     */
    private static final int LARGEST_PACKET = 268_435_455;

    private static final int LARGEST_BACKLOG = 1 << 30;
    private static final int MANY = 1_000_000;

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
        ConfFile conf = ConfFile.parse(files.nameOf(CONF), files.lines(CONF), KNOWN);
        String passwordFile = conf.text(PASSWORDS).orElse("passwords");
        String aclFile = conf.text(ACL).orElse("acl");
        BrokerSettings settings =
                new BrokerSettings(
                        conf.text(HOST).orElse(BrokerSettings.LOOPBACK),
                        conf.number(PORT, BrokerSettings.MQTT_PORT, 0, BrokerSettings.HIGHEST_PORT),
                        limits(conf));
        return new BrokerConfig(
                settings,
                conf.isTrue(ANONYMOUS, true),
                PasswordFile.parse(files.nameOf(passwordFile), files.lines(passwordFile)),
                files.pathOf(passwordFile),
                AccessRules.parse(files.nameOf(aclFile), files.lines(aclFile)));
    }

    private static Limits limits(ConfFile conf) throws ConfigException {
        Limits standard = Limits.standard();
        return new Limits(
                conf.number(PACKET_BYTES, standard.packetBytes(), 1_024, LARGEST_PACKET),
                conf.number(CONNECTIONS, standard.connections(), 1, MANY),
                conf.number(SUBSCRIPTIONS, standard.subscriptions(), 1, MANY),
                conf.number(RETAINED, standard.retainedMessages(), 0, MANY),
                conf.number(QUEUED, standard.queuedMessages(), 0, MANY),
                conf.number(BACKLOG, standard.backlogBytes(), 65_536, LARGEST_BACKLOG));
    }

    public BrokerConfig withSettings(BrokerSettings others) {
        return new BrokerConfig(others, allowAnonymous, passwords, passwordPath, rules);
    }

    /**
     * The accounts as they may be used at the address of the settings, and the passwords that were
     * made up for it: on any address but loopback the demo passwords give way to random ones.
     */
    public PasswordFile.Renewed passwordsForItsAddress() {
        return DemoPasswords.fitFor(settings.host(), passwords);
    }

    public BrokerConfig withPasswords(PasswordFile others) {
        return new BrokerConfig(settings, allowAnonymous, others, passwordPath, rules);
    }
}
