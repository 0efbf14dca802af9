package io.mqttplayground.course.verify;

import java.util.List;

/**
 * All that a task asks to happen.
 *
 * @param inOrder whether one must happen after the other, as listed
 */
public record Expectations(List<Expectation> all, boolean inOrder) {}
