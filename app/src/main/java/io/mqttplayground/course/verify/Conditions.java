package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.wire.Packet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All that is asked of an act at once. */
record Conditions(Map<Detail, Condition> all) {

    /** Any payload. */
    static final String MESSAGE = "a message";

    /**
     * Reads the details that follow.
     *
     * @param given what the words before them asked for
     * @param isKnown whether a detail can be asked for here
     */
    static Conditions read(Words words, Map<Detail, Condition> given, Predicate<Detail> isKnown) {
        Map<Detail, Condition> all = new EnumMap<>(Detail.class);
        List<Detail> known = List.of(Detail.values()).stream().filter(isKnown).toList();
        while (!words.isEmpty()) {
            readOne(words, known, all);
        }
        given.forEach(all::putIfAbsent);
        return new Conditions(all);
    }

    private static void readOne(Words words, List<Detail> known, Map<Detail, Condition> all) {
        for (Detail detail : known) {
            for (String keyword : detail.keywords()) {
                if (words.skip(keyword)) {
                    add(detail, detail.read(keyword, words), all);
                    return;
                }
            }
        }
        throw unknown(words.next("a detail").toLowerCase(Locale.ROOT), known);
    }

    private static void add(Detail detail, Condition condition, Map<Detail, Condition> all) {
        if (all.put(detail, condition) != null && detail == Detail.PAYLOAD) {
            throw new ExpectationProblem("a message has one payload, this asks for two");
        }
    }

    private static ExpectationProblem unknown(String word, List<Detail> known) {
        List<String> keywords =
                known.stream()
                        .flatMap(detail -> detail.keywords().stream())
                        .map(keyword -> keyword.toLowerCase(Locale.ROOT))
                        .toList();
        List<String> followers =
                keywords.stream()
                        .filter(keyword -> keyword.startsWith(word + " "))
                        .map(keyword -> keyword.substring(word.length() + 1))
                        .toList();
        if (!followers.isEmpty()) {
            return new ExpectationProblem(
                    word + " is followed by " + String.join(" or ", followers));
        }
        return new ExpectationProblem(
                "\"%s\" is not understood here; known are %s"
                        .formatted(
                                word,
                                keywords.stream()
                                        .map(keyword -> keyword.split(" ")[0])
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(" "))));
    }

    /** Whether all of it holds. A payload is read last, and only if it decides. */
    boolean hold(ClientAct act) {
        return all.entrySet().stream()
                        .filter(one -> one.getKey() != Detail.PAYLOAD)
                        .allMatch(one -> one.getValue().holds(act))
                && Optional.ofNullable(all.get(Detail.PAYLOAD))
                        .map(payload -> payload.holds(act))
                        .orElse(true);
    }

    /** How far an act is from all that is asked. */
    int distance(ClientAct act) {
        return all.values().stream().mapToInt(one -> one.distance().applyAsInt(act)).sum();
    }

    /** A clause for each way in which the act is not as asked. */
    List<String> differences(ClientAct act) {
        return all.values().stream()
                .filter(one -> !one.holds(act))
                .flatMap(one -> one.differences().apply(act).stream())
                .toList();
    }

    /**
     * What is asked for, in words.
     *
     * @param act how it begins where no payload is asked for
     */
    String wanted(String act) {
        return all.entrySet().stream()
                .sorted(Comparator.comparingInt(one -> one.getKey().place()))
                .map(one -> one.getValue().wanted())
                .collect(Collectors.joining("", all.containsKey(Detail.PAYLOAD) ? "" : act, ""));
    }

    /** Reads what is asked of the will of a CONNECT (section 3.1.2.5), up to the end. */
    static Condition will(Words words) {
        Condition topic = Subject.topic("to", words);
        Conditions message =
                read(
                        words,
                        Map.of(Detail.SUBJECT, topic),
                        Set.of(Detail.PAYLOAD, Detail.RETAINED, Detail.QOS)::contains);
        String none = Condition.clause("without a will", "one" + topic.wanted());
        return Condition.of(
                ", with the will " + message.wanted(MESSAGE),
                act ->
                        ((Connect) act)
                                .asked()
                                .map(
                                        asked ->
                                                asked.will()
                                                        .map(
                                                                will ->
                                                                        message.differencesOf(
                                                                                act, will))
                                                        .orElse(List.of(none)))
                                .orElse(List.of()));
    }

    private List<String> differencesOf(ClientAct act, Packet.Publish will) {
        ClientAct published = new ClientAct.Publish(act.event(), will, Optional.empty());
        return differences(published).stream().map("with a will "::concat).toList();
    }
}
