package io.mqttplayground.text;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width, broken between words where there are any. */
public final class Wrapped {

    private Wrapped() {}

    /**
     * @param width columns of a line, at least 1
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" +")) {
            if (line.length() > 0 && Columns.of(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
            while (Columns.of(line.toString()) > width && line.length() > 1) {
                int end = Columns.end(line.toString(), width);
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        if (line.length() > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
