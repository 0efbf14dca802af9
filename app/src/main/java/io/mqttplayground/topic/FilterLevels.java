package io.mqttplayground.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A topic filter cut into levels, to compare it with another as a set of topic names. */
record FilterLevels(List<String> levels) {

    static FilterLevels of(String filter) {
        return new FilterLevels(List.of(filter.split("/", -1)));
    }

    /** No topic name is empty, so # asks for the same as +/#, and /# for the same as /+/#. */
    FilterLevels withoutEmptyParent() {
        return switch (String.join("/", levels)) {
            case "#" -> new FilterLevels(List.of("+", "#"));
            case "/#" -> new FilterLevels(List.of("", "+", "#"));
            default -> this;
        };
    }

    /** The text of the filter that asks for what both ask for; empty when that is nothing. */
    Optional<String> intersection(FilterLevels other) {
        if (isReservedFor(other) || other.isReservedFor(this)) {
            return Optional.empty();
        }
        List<String> both = new ArrayList<>();
        for (int i = 0; ; i++) {
            String mine = level(i);
            String theirs = other.level(i);
            if (mine.equals("#")) {
                return joined(both, other.from(i));
            }
            if (theirs.equals("#")) {
                return joined(both, from(i));
            }
            if (i >= levels.size() || i >= other.levels.size()) {
                return levels.size() == other.levels.size()
                        ? joined(both, List.of())
                        : Optional.empty();
            }
            if (!mine.equals(theirs) && !mine.equals("+") && !theirs.equals("+")) {
                return Optional.empty();
            }
            both.add(mine.equals("+") ? theirs : mine);
        }
    }

    private static Optional<String> joined(List<String> start, List<String> rest) {
        List<String> all = new ArrayList<>(start);
        all.addAll(rest);
        // What /# and + share is the empty text, which names no topic [MQTT-4.7.3-1].
        return Optional.of(String.join("/", all)).filter(text -> !text.isEmpty());
    }

    /** Whether this asks for all that the other asks for, which has no empty parent. */
    boolean covers(FilterLevels other) {
        return intersection(other).equals(Optional.of(String.join("/", other.levels)));
    }

    /** Whether this begins with $ and the other with a wildcard [MQTT-4.7.2-1]. */
    private boolean isReservedFor(FilterLevels other) {
        String first = other.level(0);
        return level(0).startsWith("$") && (first.equals("+") || first.equals("#"));
    }

    /** The level, or an empty one past the end: callers look at the sizes before they use it. */
    private String level(int i) {
        return i < levels.size() ? levels.get(i) : "";
    }

    private List<String> from(int i) {
        return levels.subList(Math.min(i, levels.size()), levels.size());
    }
}
