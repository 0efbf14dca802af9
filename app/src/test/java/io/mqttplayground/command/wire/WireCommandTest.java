package io.mqttplayground.command.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Prompt;
import io.mqttplayground.wire.ladder.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireCommandTest {

    private Recording recording;
    private Prompt prompt;

    @BeforeEach
    void open() throws Exception {
        recording = Recording.open();
        prompt = Prompt.at(recording.broker());
    }

    @AfterEach
    void close() {
        prompt.close();
        recording.close();
    }

    private void publish(String clientId, String topic) throws Exception {
        try (MqttClient client = recording.connect(clientId, true)) {
            client.publish(topic, "27.31".getBytes(), 1, false);
            client.disconnect();
        }
    }

    @Test
    void lastShowsWhatHasPassedUpToTheEnd() throws Exception {
        publish("producer", "sensor/x");
        assertThat(prompt.answer("wire", "last"))
                .containsSubsequence("CONNECT", "CONNACK", "PUBLISH", "PUBACK", "DISCONNECT");
        assertThat(prompt.answer("wire", "last", "2")).contains("PUBACK").doesNotContain("PUBLISH");
    }

    @Test
    void ofAndTopicShowTheirPartOnly() throws Exception {
        publish("one", "a/b");
        publish("two", "c/d");
        assertThat(prompt.answer("wire", "of", "two")).contains("c/d").doesNotContain("a/b");
        assertThat(prompt.answer("wire", "topic", "a/#"))
                .contains("a/b", "PUBACK")
                .doesNotContain("c/d", "CONNECT");
        assertThat(prompt.answer("wire", "of", "nobody")).contains("no packet of nobody");
    }

    @Test
    void onShowsWhatPassesUntilOff() throws Exception {
        assertThat(prompt.answer("wire", "on")).contains("wire is on");
        publish("producer", "live/x");
        prompt.succeeds("wire", "off");
        assertThat(prompt.shown()).contains("PUBLISH", "live/x", "DISCONNECT", "wire is off");
        prompt.answer("wire", "off");
        publish("producer", "later/x");
        assertThat(prompt.shown()).contains("off already").doesNotContain("PUBLISH");
    }

    @Test
    void explainSaysWhatANumberedPacketIsFor() throws Exception {
        publish("producer", "sensor/x");
        assertThat(prompt.says("wire", "explain", "3"))
                .contains("PUBLISH", "at least once", "PUBACK with identifier", "section 3.3");
        assertThat(prompt.says("wire", "explain", "77")).contains("the numbers are 1 to 6");
        assertThat(prompt.says("wire", "explain", "x")).contains("'x' is not a whole number");
    }

    @Test
    void clearForgetsAndNumbersGoOn() throws Exception {
        publish("producer", "sensor/x");
        prompt.succeeds("wire", "clear");
        assertThat(prompt.answer("wire", "last")).contains("no packet is kept");
        publish("producer", "sensor/x");
        assertThat(prompt.answer("wire", "last")).contains("     7    0.000");
    }

    @Test
    void saveWritesTextOrJsonLinesAndNeverOverAFileUnasked(@TempDir Path folder) throws Exception {
        publish("producer", "sensor/x");
        Path text = folder.resolve("packets.txt");
        Path json = folder.resolve("packets.jsonl");
        assertThat(prompt.succeeds("wire", "save", text.toString())).isTrue();
        assertThat(prompt.succeeds("wire", "save", json.toString())).isTrue();
        assertThat(Files.readString(text)).contains("┌ producer", "PUBLISH QoS 1");
        assertThat(Files.readAllLines(json))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).startsWith("{\"number\":").endsWith("}"));

        Files.write(text, List.of("mine"));
        assertThat(prompt.succeeds("wire", "save", text.toString())).isFalse();
        assertThat(prompt.shown()).contains("exists").contains("--force");
        assertThat(Files.readString(text)).startsWith("mine");
        assertThat(prompt.succeeds("wire", "save", "--force", text.toString())).isTrue();
        assertThat(Files.readString(text)).doesNotContain("mine");
    }
}
