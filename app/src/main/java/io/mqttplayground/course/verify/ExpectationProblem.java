package io.mqttplayground.course.verify;

/** An expectation that cannot be read, or that can never hold; the message says why. */
public final class ExpectationProblem extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ExpectationProblem(String message) {
        super(message);
    }
}
