package io.mqttplayground.course.verify;

/**
 * One of the two values of a flag.
 *
 * @param keyword how a lesson asks for it
 * @param wanted its part of the sentence that says what the task asks for
 * @param seen how it is said of an act that it has this one and not the other
 * @param instead what the task asks for where an act has the other one
 */
record Value(String keyword, String wanted, String seen, String instead) {

    Value(String keyword, String seen, String instead) {
        this(keyword, ", " + keyword, seen, instead);
    }
}
