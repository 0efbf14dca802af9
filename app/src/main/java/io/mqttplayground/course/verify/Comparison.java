package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Who;
import java.util.ArrayList;
import java.util.List;

/** One expectation beside one happening, which are of the same kind: gathers how they differ. */
final class Comparison {

    private final Expectation expectation;
    private final Happening happening;
    private final List<Difference> differences = new ArrayList<>();

    Comparison(Expectation expectation, Happening happening) {
        this.expectation = expectation;
        this.happening = happening;
    }

    void differ(String seen, String wanted) {
        differences.add(new Difference(seen, wanted));
    }

    /** Those found until now, to which others may be added. */
    List<Difference> differences() {
        return differences;
    }

    /**
     * What all of it means, once it is also known who did it.
     *
     * @param verb what the client did, such as {@code published}
     * @param seen how the sentence goes on
     */
    Verdict verdict(String verb, String seen) {
        compare(expectation.who());
        return differences.isEmpty()
                ? new Verdict.Fits("%s %s %s".formatted(happening.clientId(), verb, seen).strip())
                : new Verdict.Misses(verb, differences);
    }

    private void compare(Who wanted) {
        if (wanted.account().isPresent()
                && !wanted.account().get().name().equals(happening.account())) {
            differ("as " + happening.account().orElse("anonymous"), "" + wanted.account().get());
        }
        if (wanted.clientId().isPresent()
                && !wanted.clientId().get().equals(happening.clientId())) {
            differ("as client " + happening.clientId(), "client " + wanted.clientId().get());
        }
    }
}
