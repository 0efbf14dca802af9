package io.mqttplayground.course.verify;

/**
 * Where what was seen is not what is wanted.
 *
 * @param seen such as {@code to sensor/temp}
 * @param wanted such as {@code sensor/temperature}
 */
record Difference(String seen, String wanted) {

    /** One clause of a sentence. */
    String told() {
        return seen + ", the task asks for " + wanted;
    }
}
