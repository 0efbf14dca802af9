package io.mqttplayground.command.broker;

import io.mqttplayground.text.Columns;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws topics as a tree of their levels, each with its value beside it, or below it where there is
 * no room. Levels with nothing beside them and no message of their own stand in one row with the
 * next.
 */
final class TopicTreeView {

    private static final int MOST_LINES = 200;
    private static final int LEAST_ROOM = 8;

    private final Screen screen;
    private final Map<String, Value> values;
    private final List<StyledLine> lines = new ArrayList<>();

    /**
     * What {@code topics} shows of a topic.
     *
     * @param last the payload of its last message
     * @param retained the payload of its retained message, which need not be the last
     */
    record Value(String last, Optional<String> retained) {

        /** The mark behind the value; empty when nothing is retained. */
        String mark() {
            return retained.map(kept -> kept.equals(last) ? "  retained" : "  (older one retained)")
                    .orElse("");
        }
    }

    /** A level of topics; it has a value where a topic ends. */
    private static final class Level {
        private final Map<String, Level> below = new TreeMap<>();
        private Optional<Value> value = Optional.empty();
    }

    TopicTreeView(Screen screen, Map<String, Value> values) {
        this.screen = screen;
        this.values = values;
    }

    List<StyledLine> lines() {
        Level root = new Level();
        values.forEach(
                (topic, value) -> {
                    Level level = root;
                    for (String name : topic.split("/", -1)) {
                        level = level.below.computeIfAbsent(name, added -> new Level());
                    }
                    level.value = Optional.of(value);
                });
        root.below.forEach((name, level) -> draw("  ", "  ", name, level));
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<StyledLine> some = new ArrayList<>(lines.subList(0, MOST_LINES));
        int more = lines.size() - MOST_LINES;
        some.add(
                StyledLine.of("  … and " + more + " lines more; topics FILTER narrows", Style.DIM));
        return some;
    }

    /**
     * @param before what stands left of the name
     * @param under what stands left of the lines below it
     */
    private void draw(String before, String under, String name, Level level) {
        if (level.value.isEmpty() && level.below.size() == 1) {
            level.below.forEach((next, only) -> draw(before, under, name + "/" + next, only));
            return;
        }
        String shown = cut(name.isEmpty() ? "/" : name, screen.width() - before.length());
        StyledLine named = StyledLine.of(before, Style.DIM).and(shown, Style.CODE);
        String beside = under + (level.below.isEmpty() ? "   " : "│  ");
        level.value.ifPresentOrElse(value -> add(named, beside, value), () -> lines.add(named));
        for (Iterator<String> next = level.below.keySet().iterator(); next.hasNext(); ) {
            String child = next.next();
            boolean more = next.hasNext();
            String left = under + (more ? "├─ " : "└─ ");
            draw(left, under + (more ? "│  " : "   "), child, level.below.get(child));
        }
    }

    private void add(StyledLine named, String under, Value value) {
        String mark = value.mark();
        int beside = screen.width() - Columns.of(named.plain()) - 2 - mark.length();
        if (beside >= Math.min(LEAST_ROOM, Columns.of(value.last()))) {
            lines.add(with(named.and("  "), value.last(), beside, mark));
        } else {
            int below = screen.width() - under.length() - mark.length();
            lines.add(named);
            lines.add(with(StyledLine.of(under, Style.DIM), value.last(), below, mark));
        }
    }

    private StyledLine with(StyledLine start, String value, int room, String mark) {
        return start.and(cut(value, room)).and(mark, Style.DIM);
    }

    /** In ASCII the ellipsis takes three columns instead of one. */
    private String cut(String text, int room) {
        return Columns.cut(text, Math.max(LEAST_ROOM, screen.unicode() ? room : room - 2));
    }
}
