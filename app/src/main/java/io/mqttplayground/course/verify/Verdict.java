package io.mqttplayground.course.verify;

import java.util.List;

/** What one happening means for one expectation. */
sealed interface Verdict {

    /** It has nothing to do with it. */
    record Unrelated() implements Verdict {}

    /**
     * It is what was asked for.
     *
     * @param seen what happened, for the learner's record
     */
    record Fits(String seen) implements Verdict {}

    /**
     * It is something like what was asked for.
     *
     * @param verb how the explanation begins, such as {@code published}
     */
    record Misses(String verb, List<Difference> differences) implements Verdict {

        /** How far it is from what was asked for. */
        int weight() {
            return differences.stream().mapToInt(Difference::weight).sum();
        }

        /** All differences in one sentence; at most two, the learner mends one after the other. */
        String told() {
            return verb
                    + " "
                    + String.join(
                            "; ", differences.stream().limit(2).map(Difference::told).toList());
        }
    }
}
