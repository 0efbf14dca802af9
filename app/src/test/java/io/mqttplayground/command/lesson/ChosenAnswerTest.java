package io.mqttplayground.command.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.course.Block;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChosenAnswerTest {

    private final Block.Prediction asked =
            new Block.Prediction(
                    "Does it arrive?",
                    List.of(
                            new Block.Choice("Yes, at once", "so"),
                            new Block.Choice("Yes, but **later**", "so"),
                            new Block.Choice("No", "so")),
                    1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2|2",
                "2.|2",
                "2)|2",
                "b|2",
                "B|2",
                "two|2",
                "Yes, but later|2",
                "yes, but|2",
                "no|3",
                "NO.|3",
                "9|9"
            })
    void aChoiceIsMeantByNumberLetterNumeralOrItsWords(String typed, int number) {
        assertThat(ChosenAnswer.of(typed, asked)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "maybe", "n", "\\E.*", "*", "", "."})
    void whatMayMeanSeveralOrNoneIsNoAnswer(String typed) {
        assertThat(ChosenAnswer.of(typed, asked)).isEmpty();
    }
}
