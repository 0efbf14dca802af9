package io.mqttplayground.wire.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.Sample;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import org.junit.jupiter.api.Test;

class TopicEventsTest {

    @Test
    void aTopicBringsTheAcknowledgementsOfItsMessagesAndNoOthers() {
        Sample sample =
                new Sample()
                        .from("a", Sample.publish("wanted/x", "1", 2, 1))
                        .from("a", Sample.publish("other/x", "1", 1, 2))
                        .to("a", new Packet.Pubrec(1))
                        .to("a", new Packet.Puback(2))
                        .to("b", Sample.publish("wanted/x", "1", 1, 1))
                        .from("b", new Packet.Puback(1))
                        .from("a", new Packet.Pubrel(1))
                        .to("a", new Packet.Pubcomp(1))
                        .from("a", Sample.publish("other/x", "1", 1, 1))
                        .to("a", new Packet.Puback(1))
                        .from("b", Sample.subscribe(3, "wanted/+", 0));
        assertThat(TopicEvents.of(new TopicFilter("wanted/#"), sample.events()))
                .extracting(WireEvent::number)
                .containsExactly(1L, 3L, 5L, 6L, 7L, 8L, 11L);
    }
}
