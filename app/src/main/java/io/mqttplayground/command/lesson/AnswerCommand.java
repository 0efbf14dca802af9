package io.mqttplayground.command.lesson;

import io.mqttplayground.command.CommandException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Answers the lesson's question. */
@Command(name = "answer", description = "Answer the lesson's question (also the number alone).")
public final class AnswerCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NUMBER", description = "the number of your choice")
    private int number;

    private final Guide guide;

    public AnswerCommand(Guide guide) {
        this.guide = guide;
    }

    @Override
    public Integer call() throws CommandException {
        return guide.answer(number) ? 0 : 1;
    }
}
