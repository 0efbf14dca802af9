package io.mqttplayground.broker.moquette;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps out of the log what says nothing about the broker and would fill it. */
public final class LogLevels {

    /** A logger that nobody holds is forgotten, and its level with it. */
    private static final Map<Logger, Level> LEVELS =
            Map.of(
                    // a line for every message that is routed
                    Logger.getLogger("io.moquette"), Level.WARNING,
                    // a stack trace for every client that leaves before its CONNACK
                    Logger.getLogger("io.moquette.broker.MQTTConnection"), Level.OFF,
                    // another for whatever Moquette still sends to a client that has gone
                    Logger.getLogger("io.netty.channel.DefaultChannelPipeline"), Level.OFF);

    private LogLevels() {}

    public static void set() {
        LEVELS.forEach(Logger::setLevel);
    }
}
