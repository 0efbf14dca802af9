package io.mqttplayground.course.format;

/** Text gathered line by line; an empty line begins a new paragraph. */
final class Paragraphs {

    private final StringBuilder text = new StringBuilder();
    private boolean gap;

    void add(String line) {
        if (line.isBlank()) {
            gap = true;
            return;
        }
        if (text.length() > 0) {
            text.append(gap ? "\n\n" : "\n");
        }
        gap = false;
        text.append(line.strip());
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
