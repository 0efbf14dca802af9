package io.mqttplayground.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> COMMANDS =
            List.of("answer", "bench", "lesson", "lessons", "pub", "sub", "unsub", "wire");
    private static final List<String> OPTIONS = List.of("-q", "--qos", "-m", "--message");

    @ParameterizedTest
    @CsvSource({
        "les, lesson",
        "lesosn, lesson",
        "wirre, wire",
        "subb, sub",
        "pbu, pub",
        "Unsbu, unsub",
        "publish, pub",
        "subscribe, sub",
        "no-such-command,",
        "xyz,",
        "l,",
        "'',",
    })
    void aCommandIsMeantWhenFewLettersDiffer(String typed, String meant) {
        assertThat(Nearest.of(typed, COMMANDS, 2)).isEqualTo(Optional.ofNullable(meant));
    }

    @ParameterizedTest
    @CsvSource({"--qoss, --qos", "--mesage, --message", "-qos, --qos", "-x,", "--size,"})
    void anOptionIsMeantByItsLettersNotByItsHyphens(String typed, String meant) {
        assertThat(Nearest.of(typed, OPTIONS, 2)).isEqualTo(Optional.ofNullable(meant));
    }
}
