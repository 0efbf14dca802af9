package io.mqttplayground.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1, true",
        "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true",
        "sport/tennis/player1/#, sport/tennis/player10, false",
        "sport/#, sport, true",
        "sport/#, sports, false",
        "#, a, true",
        "#, /, true",
        "#, a/b/c, true",
        "sport/tennis/+, sport/tennis/player1, true",
        "sport/tennis/+, sport/tennis/player1/ranking, false",
        "sport/tennis/+, sport/tennis, false",
        "sport/+, sport, false",
        "sport/+, sport/, true",
        "+/+, /finance, true",
        "/+, /finance, true",
        "+, /finance, false",
        "+/tennis/#, x/tennis, true",
        "+/tennis/#, x/tennis/y/z, true",
        "a/+/c, a/b/c, true",
        "a/+/c, a//c, true",
        "a/+/c, a/b/d, false",
        "a/+/#, a, false",
        "a/+/#, a/b, true",
        "a/b, a/b, true",
        "a/b, a/b/, false",
        "a/b/, a/b, false",
        "A/b, a/b, false",
        "ab, a, false",
        "a, ab, false",
        "a/b/#, a, false",
    })
    void matchesAsInSection4_7_1(String filter, String topic, boolean expected) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "#, $SYS, false",
        "#, $SYS/monitor/Clients, false",
        "+/monitor/Clients, $SYS/monitor/Clients, false",
        "$SYS/#, $SYS/monitor/Clients, true",
        "$SYS/#, $SYS, true",
        "$SYS/monitor/+, $SYS/monitor/Clients, true",
        "$SYS/#, SYS/x, false",
        "a/+, a/$b, true",
    })
    void wildcardsAtTheFirstLevelLeaveOutDollarTopics(String filter, String topic, boolean is) {
        assertThat(new TopicFilter(filter).matches(topic)).isEqualTo(is); // [MQTT-4.7.2-1]
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#", "+", "/", "a", "a/#", "+/#", "/+", "a//b", "a b", "+/+/+", "$SYS/#", "ä"
            })
    void validFiltersHaveNoProblem(String filter) {
        assertThat(TopicFilter.problem(filter)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#", "#/a", "a/#/b", "##", "a+", "+a/b", "a/b+/c", "++", "a/+#", ""})
    void invalidFiltersHaveOne(String filter) {
        assertThat(TopicFilter.problem(filter)).isPresent();
    }

    @Test
    void aProblemIsASentenceThatQuotesTheFilter() {
        assertThat(new TopicFilter("sport/tennis#").problem())
                .contains(
                        "\"sport/tennis#\" is not a topic filter: # stands alone in the last"
                                + " level");
        assertThat(TopicFilter.problem("sport+"))
                .contains("\"sport+\" is not a topic filter: + stands alone in its level");
    }

    @Test
    void anInvalidFilterIsHeldWithoutAnException() {
        for (String text : List.of("", "a#", "#/a", "+a", "a/#/b", "\0")) {
            TopicFilter filter = new TopicFilter(text);
            filter.matches("a/b");
            filter.matches("");
            filter.overlaps(new TopicFilter("#"));
            filter.covers(new TopicFilter("#"));
            assertThat(filter).hasToString(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/#, +/b, a/b",
        "a/#, a, a",
        "#, a/+, a/+",
        "+/b/#, a/#, a/b/#",
        "a/+/c, a/b/+, a/b/c",
        "+, +, +",
        "/iot/user/+/x, /iot/user/alice/#, /iot/user/alice/x",
    })
    void theIntersectionIsWhatBothMatch(String one, String other, String both) {
        TopicFilter expected = new TopicFilter(both);
        assertThat(new TopicFilter(one).intersection(new TopicFilter(other))).contains(expected);
        assertThat(new TopicFilter(other).intersection(new TopicFilter(one))).contains(expected);
    }

    @Test
    void oneCoversItselfAndNothingWider() {
        assertThat(new TopicFilter("+/#").covers(new TopicFilter("#"))).isTrue();
        assertThat(new TopicFilter("a/+/#").covers(new TopicFilter("a/#"))).isFalse();
        assertThat(new TopicFilter("#").covers(new TopicFilter("$SYS/#"))).isFalse();
    }

    /** Every filter of up to three levels against every topic of up to four, by brute force. */
    @Test
    void overlapsAndCoversAgreeWithMatchingForAllSmallFilters() {
        List<String> topics = paths(List.of("a", "b", "$", ""), 4);
        topics.removeIf(topic -> TopicName.problem(topic).isPresent());
        List<String> filters = paths(List.of("a", "$", "", "+", "#"), 3);
        filters.removeIf(filter -> TopicFilter.problem(filter).isPresent());
        assertThat(filters).hasSizeGreaterThan(100);
        for (String one : filters) {
            for (String other : filters) {
                compareWithMatching(new TopicFilter(one), new TopicFilter(other), topics);
            }
        }
    }

    private static void compareWithMatching(
            TopicFilter one, TopicFilter other, List<String> topics) {
        List<String> common = topics.stream().filter(one::matches).filter(other::matches).toList();
        assertThat(one.overlaps(other)).as(one + " overlaps " + other).isEqualTo(!common.isEmpty());
        one.intersection(other)
                .ifPresent(
                        both ->
                                assertThat(topics.stream().filter(both::matches))
                                        .as(one + " and " + other)
                                        .containsExactlyElementsOf(common));
        boolean all = topics.stream().filter(other::matches).allMatch(one::matches);
        assertThat(one.covers(other)).as(one + " covers " + other).isEqualTo(all);
    }

    private static List<String> paths(List<String> levels, int depth) {
        List<String> paths = new ArrayList<>(levels);
        if (depth > 1) {
            for (String rest : paths(levels, depth - 1)) {
                levels.forEach(level -> paths.add(level + "/" + rest));
            }
        }
        return paths;
    }
}
