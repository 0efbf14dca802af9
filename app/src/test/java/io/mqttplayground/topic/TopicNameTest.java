package io.mqttplayground.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "a/b", "/a//b/", "a b", "$SYS/x", "温度/😀", "%u"})
    void validNamesHaveNoProblem(String name) {
        assertThat(TopicName.problem(name)).isEmpty();
    }

    @Test
    void aNameHasAtLeastOneCharacter() {
        assertThat(TopicName.problem("")).contains("a topic name has at least one character");
    }

    @Test
    void aNameHasNoWildcard() {
        assertThat(TopicName.problem("a/#"))
                .contains(
                        "the topic name \"a/#\" contains the wildcard #; only a topic filter may");
        assertThat(TopicName.problem("a+b").orElseThrow()).contains("wildcard +");
    }

    @Test
    void aNameHasNoNulAndNoHalfOfASurrogatePair() {
        assertThat(TopicName.problem("a\0b").orElseThrow()).contains("U+0000");
        assertThat(TopicName.problem("a\ud800b").orElseThrow()).contains("not valid Unicode");
        assertThat(TopicName.problem("a\udc00").orElseThrow()).contains("not valid Unicode");
    }

    @Test
    void aNameHasAtMost65535BytesOfUtf8() {
        assertThat(TopicName.problem("x".repeat(65_535))).isEmpty();
        assertThat(TopicName.problem("x".repeat(65_536)).orElseThrow()).contains("65536 bytes");
        assertThat(TopicName.problem("€".repeat(21_845))).isEmpty();
        assertThat(TopicName.problem("€".repeat(21_846)).orElseThrow()).contains("65538 bytes");
        assertThat(TopicName.problem("😀".repeat(16_384)).orElseThrow()).contains("65536 bytes");
        assertThat(TopicName.problem("ä".repeat(32_768)).orElseThrow()).contains("65536 bytes");
    }

    @Test
    void aNameHasAtMost200Levels() {
        assertThat(TopicName.problem("a/".repeat(199) + "a")).isEmpty();
        assertThat(TopicName.problem("a/".repeat(200) + "a"))
                .contains("the topic name has 201 levels, at most 200");
    }

    @Test
    void namesThatStartWithADollarAreReserved() {
        assertThat(TopicName.isReserved("$SYS/broker")).isTrue();
        assertThat(TopicName.isReserved("a/$SYS")).isFalse();
    }
}
