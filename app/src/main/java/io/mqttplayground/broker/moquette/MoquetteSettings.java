package io.mqttplayground.broker.moquette;

import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.util.Properties;

/** Moquette's own settings: the guards decide, so it allows all. */
public final class MoquetteSettings {

    private MoquetteSettings() {}

    public static IConfig config() {
        Properties properties = new Properties();
        properties.setProperty("allow_anonymous", "true");
        properties.setProperty("allow_zero_byte_client_id", "true");
        properties.setProperty("buffer_flush_millis", "0");
        properties.setProperty("session_queue_size", "65536");
        return new MemoryConfig(properties);
    }
}
