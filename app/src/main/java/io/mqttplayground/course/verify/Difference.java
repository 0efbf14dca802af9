package io.mqttplayground.course.verify;

/**
 * Where what was seen is not what is wanted.
 *
 * @param seen such as {@code to sensor/temp}
 * @param wanted such as {@code sensor/temperature}
 * @param weight how far from it that is, of any size; only comparisons count
 */
record Difference(String seen, String wanted, int weight) {

    /** More than all else that a message can have wrong: another topic is another matter. */
    static final int OTHER_TOPIC = 100;

    Difference(String seen, String wanted) {
        this(seen, wanted, 1);
    }

    static Difference ofTopics(String seen, String wanted) {
        return new Difference(seen, wanted, OTHER_TOPIC);
    }

    /** The same, of a part of what was seen. */
    Difference after(String whole) {
        return new Difference(whole + seen, wanted);
    }

    /** One clause of a sentence. */
    String told() {
        return seen + ", the task asks for " + wanted;
    }
}
