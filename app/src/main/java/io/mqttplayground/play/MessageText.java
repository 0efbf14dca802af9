package io.mqttplayground.play;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.eclipse.paho.client.mqttv3.MqttMessage;

/** A message in one line: topic, payload, QoS, and whether it was retained. */
public final class MessageText {

    private static final int LONGEST = 200;

    private MessageText() {}

    static String of(String topic, MqttMessage message) {
        return topic
                + "  "
                + payload(message.getPayload())
                + "  QoS "
                + message.getQos()
                + (message.isRetained() ? "  retained" : "");
    }

    /** As text where it is text without control characters, else in hexadecimal; shortened. */
    public static String payload(byte[] payload) {
        if (payload.length == 0) {
            return "(empty)";
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            if (text.codePoints().noneMatch(Character::isISOControl)) {
                return shortened(text, payload.length);
            }
        } catch (CharacterCodingException notText) {
            // Shown as bytes below: MQTT does not ask a payload to be text.
        }
        int shown = Math.min(payload.length, LONGEST / 4);
        String hex = HexFormat.ofDelimiter(" ").formatHex(payload, 0, shown);
        return "0x " + hex + (shown < payload.length ? " … (" + payload.length + " bytes)" : "");
    }

    private static String shortened(String text, int bytes) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, LONGEST) + "… (" + bytes + " bytes)";
    }
}
