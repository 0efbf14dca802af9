package io.mqttplayground.testkit;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.EmbeddedBroker;

/** A broker with the accounts and rules that are packaged. */
public final class PackagedBroker {

    private PackagedBroker() {}

    public static EmbeddedBroker start() throws Exception {
        return start(0);
    }

    /**
     * @param port 0 for any that is free
     */
    public static EmbeddedBroker start(int port) throws Exception {
        return start(BrokerConfig.packaged(), port);
    }

    static EmbeddedBroker start(BrokerConfig config, int port) throws Exception {
        return EmbeddedBroker.start(config.withSettings(config.settings().withPort(port)));
    }
}
