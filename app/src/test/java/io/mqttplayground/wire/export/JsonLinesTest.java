package io.mqttplayground.wire.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    @Test
    void eachEventIsOneLineOfJson() {
        Sample sample =
                new Sample()
                        .from("a", Sample.publish("t", "say \"hi\"\u00e9", 1, 7))
                        .to("b", Sample.publish("t", new byte[] {0, (byte) 0xFF}, 0, 0))
                        .refused("a", Sample.subscribe(1, "x/#", 2), "denied")
                        .closed("a", true);
        List<String> lines = JsonLines.of(sample.events());
        assertThat(lines)
                .containsExactly(
                        "{\"number\":1,\"time\":\"2026-01-02T03:04:05Z\",\"event\":\"packet\","
                                + "\"client\":\"a\",\"direction\":\"toBroker\","
                                + "\"packet\":\"PUBLISH\",\"packetId\":7,\"topic\":\"t\","
                                + "\"qos\":1,\"dup\":false,\"retain\":false,"
                                + "\"payload\":\"say \\\"hi\\\"\u00e9\",\"payloadBytes\":10}",
                        "{\"number\":2,\"time\":\"2026-01-02T03:04:05.001Z\",\"event\":\"packet\","
                                + "\"client\":\"b\",\"direction\":\"toClient\","
                                + "\"packet\":\"PUBLISH\",\"topic\":\"t\","
                                + "\"qos\":0,\"dup\":false,\"retain\":false,"
                                + "\"payloadHex\":\"00ff\",\"payloadBytes\":2}",
                        "{\"number\":3,\"time\":\"2026-01-02T03:04:05.002Z\",\"event\":\"refused\","
                                + "\"client\":\"a\",\"packet\":\"SUBSCRIBE\",\"packetId\":1,"
                                + "\"filters\":[{\"filter\":\"x/#\",\"qos\":2}],"
                                + "\"reason\":\"denied\"}",
                        "{\"number\":4,\"time\":\"2026-01-02T03:04:05.003Z\",\"event\":\"closed\","
                                + "\"client\":\"a\",\"graceful\":true}");
    }
}
