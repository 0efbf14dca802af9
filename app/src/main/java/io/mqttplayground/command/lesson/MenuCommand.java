package io.mqttplayground.command.lesson;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Leaves the lesson for the list of lessons. */
@Command(name = "menu", description = "Leave the lesson; lesson N returns to where it was left.")
public final class MenuCommand implements Callable<Integer> {

    private final Guide guide;
    private final LessonsCommand list;

    public MenuCommand(Guide guide, LessonsCommand list) {
        this.guide = guide;
        this.list = list;
    }

    @Override
    public Integer call() {
        guide.leave();
        return list.call();
    }
}
