package io.mqttplayground.play;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.text.StyledLine;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.junit.jupiter.api.Test;

class MessageTextTest {

    @Test
    void aLineHasTopicPayloadAndQos() {
        assertThat(MessageText.of("a/b", message("21.5", 1, false))).isEqualTo("a/b  21.5  QoS 1");
    }

    @Test
    void aRetainedMessageSaysSo() {
        assertThat(MessageText.of("a", message("é", 0, true))).isEqualTo("a  é  QoS 0  retained");
    }

    @Test
    void aTopicCannotMoveTheScreen() {
        String text = MessageText.of("a\033[2J", message("1", 0, false));

        assertThat(StyledLine.of(text).plain()).isEqualTo("a\\u001b[2J  1  QoS 0");
    }

    private static MqttMessage message(String payload, int qos, boolean retained) {
        MqttMessage message = new MqttMessage(payload.getBytes(UTF_8));
        message.setQos(qos);
        message.setRetained(retained);
        return message;
    }
}
