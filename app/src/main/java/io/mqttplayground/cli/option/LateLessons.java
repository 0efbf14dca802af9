package io.mqttplayground.cli.option;

import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.Shelf;
import java.util.List;
import java.util.function.Supplier;

/** The lessons, read when they are first asked for: the prompt need not wait for them. */
public final class LateLessons implements Supplier<List<Lesson>> {

    private final Supplier<Shelf> reading;
    private Shelf shelf;

    public LateLessons(Supplier<Shelf> reading) {
        this.reading = reading;
    }

    synchronized Shelf shelf() {
        if (shelf == null) {
            shelf = reading.get();
        }
        return shelf;
    }

    @Override
    public List<Lesson> get() {
        return shelf().lessons();
    }

    /** Reads them while the learner looks at the prompt. */
    public void readBeforeTheyAreAskedFor() {
        Thread reader = new Thread(this::shelf, "lessons");
        reader.setDaemon(true);
        reader.start();
    }
}
