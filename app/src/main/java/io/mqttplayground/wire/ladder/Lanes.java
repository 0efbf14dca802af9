package io.mqttplayground.wire.ladder;

import io.mqttplayground.wire.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The columns of a ladder from left to right: publishers, the broker, subscribers, and one for all
 * other clients together.
 */
public record Lanes(List<String> publishers, List<String> subscribers, boolean hasOthers) {

    private static final int NARROWEST = 3;

    public Lanes {
        publishers = List.copyOf(publishers);
        subscribers = List.copyOf(subscribers);
    }

    /** How a client is called. */
    public static String name(String clientId) {
        return clientId.isEmpty() ? "(no identifier)" : clientId;
    }

    private int count() {
        return publishers.size() + 1 + subscribers.size() + (hasOthers ? 1 : 0);
    }

    private int broker() {
        return publishers.size();
    }

    /** Whether the client has no column of its own. */
    boolean isAmongOthers(String clientId) {
        return !publishers.contains(clientId) && !subscribers.contains(clientId);
    }

    private int lane(String clientId) {
        int left = publishers.indexOf(clientId);
        int right = subscribers.indexOf(clientId);
        return left >= 0 ? left : right >= 0 ? broker() + 1 + right : count() - 1;
    }

    /** Characters from one lane to the next in the room there is. */
    private int gap(int room) {
        int gaps = Math.max(1, count() - 1);
        return Math.max(NARROWEST, Math.min(room / 2, (room - 1) / gaps));
    }

    /** Characters that a row of lanes takes. */
    int width(int room) {
        return (count() - 1) * gap(room) + 1;
    }

    /** The names, each above its lane. */
    List<String> heading(int room) {
        List<String> names = new ArrayList<>();
        publishers.forEach(name -> names.add(name(name)));
        names.add("broker");
        subscribers.forEach(name -> names.add(name(name)));
        if (hasOthers) {
            names.add("other clients");
        }
        List<String> lines = new ArrayList<>();
        for (int lane = 0; lane < names.size(); lane++) {
            lines.add(empty(room).substring(0, lane * gap(room)) + "┌ " + names.get(lane));
        }
        return lines;
    }

    /** The lanes of a row in which nothing passes. */
    String empty(int room) {
        return new String(standing(room));
    }

    /**
     * The lanes of a row in which something passes between a client and the broker.
     *
     * @param both whether it goes the other way too
     */
    String arrow(int room, String clientId, Direction direction, boolean both) {
        char[] row = standing(room);
        int from = start(room, clientId, direction);
        int to = start(room, clientId, direction.opposite());
        boolean goesRight = from < to;
        int step = goesRight ? 1 : -1;
        draw(row, from, to - step, goesRight ? '▶' : '◀');
        if (both) {
            row[from] = '│';
            row[from + step] = goesRight ? '◀' : '▶';
        }
        return new String(row);
    }

    /**
     * The lanes of a row in which something is lost between a client and the broker: just before
     * where it was going, so that no lane between seems to have got it.
     */
    String broken(int room, String clientId, Direction direction) {
        char[] row = standing(room);
        int from = start(room, clientId, direction);
        int to = start(room, clientId, direction.opposite());
        int missing = gap(room) - gap(room) / 2;
        draw(row, from, from < to ? to - missing : to + missing, '✗');
        return new String(row);
    }

    /** Where what goes that way begins. */
    private int start(int room, String clientId, Direction direction) {
        return gap(room) * (direction == Direction.TO_BROKER ? lane(clientId) : broker());
    }

    /** A line from a lane on, with a mark at its end. */
    private static void draw(char[] row, int from, int end, char mark) {
        int step = Integer.signum(end - from);
        row[from] = step > 0 ? '├' : '┤';
        for (int i = from + step; i != end; i += step) {
            row[i] = row[i] == '│' ? '┼' : '─';
        }
        row[end] = mark;
    }

    /** The lanes of a row that tells of something that did not go on at the broker. */
    String stopAtBroker(int room) {
        return marked(room, broker());
    }

    /** The lanes of a row that tells of something that ended at a client. */
    String stopAtClient(int room, String clientId) {
        return marked(room, lane(clientId));
    }

    private String marked(int room, int lane) {
        char[] row = standing(room);
        row[lane * gap(room)] = '✗';
        return new String(row);
    }

    private char[] standing(int room) {
        char[] row = new char[width(room)];
        Arrays.fill(row, ' ');
        for (int lane = 0; lane < count(); lane++) {
            row[lane * gap(room)] = '│';
        }
        return row;
    }
}
