package io.mqttplayground.play;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        return payload(payload, payload.length);
    }

    /**
     * The same for a payload of which only the beginning is known.
     *
     * @param known may end within a character
     * @param size bytes of the whole payload
     */
    public static String payload(byte[] known, int size) {
        byte[] payload = known.length < size ? wholeCharacters(known) : known;
        if (payload.length == 0) {
            return "(empty)";
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
            if (text.codePoints().noneMatch(Character::isISOControl)) {
                return shortened(text, size);
            }
        } catch (CharacterCodingException notText) {
            // Shown as bytes below: MQTT does not ask a payload to be text.
        }
        int shown = Math.min(payload.length, LONGEST / 4);
        String hex = HexFormat.ofDelimiter(" ").formatHex(payload, 0, shown);
        return "0x " + hex + (shown < size ? " … (" + size + " bytes)" : "");
    }

    private static String shortened(String text, int bytes) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, LONGEST) + "… (" + bytes + " bytes)";
    }

    /** Without the last character, which may have been cut: at most four bytes in UTF-8. */
    private static byte[] wholeCharacters(byte[] cut) {
        int end = cut.length;
        while (end > 0 && cut.length - end < 3 && (cut[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        boolean lead = end > 0 && (cut[end - 1] & 0xC0) == 0xC0;
        return lead ? Arrays.copyOf(cut, end - 1) : cut;
    }
}
