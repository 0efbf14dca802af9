package io.mqttplayground.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Answers the lesson's question. */
@Command(name = "answer", description = "Answer the lesson's question (also the number alone).")
final class AnswerCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "the number of your choice")
    private int number;

    private final Guide guide;

    AnswerCommand(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Integer call() throws CommandException {
        boolean asked = guide.asks();
        return guide.control(course -> course.answer(number)) && asked ? 0 : 1;
    }
}
