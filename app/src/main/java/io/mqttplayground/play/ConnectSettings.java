package io.mqttplayground.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;

/**
 * What one of the shell's own clients asks for in its CONNECT, besides who it is.
 *
 * @param cleanSession whether the session begins empty and ends with the connection [MQTT-3.1.2-6]
 * @param keepAliveSeconds the longest silence between two packets; 0 for no limit
 * @param will published by the broker when the connection ends without DISCONNECT
 */
public record ConnectSettings(boolean cleanSession, int keepAliveSeconds, Optional<Will> will) {

    public static final int USUAL_KEEP_ALIVE = MqttConnectOptions.KEEP_ALIVE_INTERVAL_DEFAULT;

    /** A clean session, Paho's keep alive, no will. */
    public static final ConnectSettings USUAL =
            new ConnectSettings(true, USUAL_KEEP_ALIVE, Optional.empty());

    /**
     * A last will.
     *
     * @param payload as text
     */
    public record Will(String topic, String payload, int qos, boolean retained) {}

    void applyTo(MqttConnectOptions options) {
        options.setCleanSession(cleanSession);
        options.setKeepAliveInterval(keepAliveSeconds);
        will.ifPresent(
                last -> {
                    byte[] payload = last.payload().getBytes(UTF_8);
                    options.setWill(last.topic(), payload, last.qos(), last.retained());
                });
    }
}
