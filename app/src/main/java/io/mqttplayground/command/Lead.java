package io.mqttplayground.command;

import io.mqttplayground.course.Waiting;
import io.mqttplayground.text.StyledLine;
import java.util.Optional;

/** Who leads the learner through the lessons, as far as the prompt has to know. */
public interface Lead {

    StyledLine prompt();

    /** What the open lesson waits for; empty outside a lesson. */
    Optional<Waiting> waiting();

    /** Whether it answers the question that is open, if there is one. */
    boolean isAnswer(String typed);

    /** A bare Enter; returns whether what it started succeeded. */
    boolean enter() throws CommandException;

    /** Looks whether the task has been solved meanwhile, by whichever client. */
    void look();
}
