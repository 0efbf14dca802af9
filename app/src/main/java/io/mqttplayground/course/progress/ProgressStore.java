package io.mqttplayground.course.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Progress kept in a home folder. Where the folder cannot be read or written, progress is kept in
 * memory for this session, and one message says so.
 */
public final class ProgressStore extends ProgressLog {

    private final Path home;
    private final Consumer<String> messages;
    private final ProgressFile file;
    private boolean isRead;
    private boolean inMemory;

    /**
     * Looks whether the folder can be used; what is in it is read when it is first asked for.
     *
     * @param messages takes one line for the learner, when something is wrong with the file
     */
    public ProgressStore(Path home, Clock clock, Consumer<String> messages) {
        this.home = home;
        this.messages = messages;
        this.file = new ProgressFile(home, clock, messages);
        keep(file::check);
    }

    @Override
    public synchronized Progress progress() {
        if (!isRead) {
            isRead = true;
            keep(() -> know(file.read()));
        }
        return super.progress();
    }

    @Override
    public synchronized boolean isBegun() {
        return file.isThere() || super.isBegun();
    }

    @Override
    public synchronized void record(UnaryOperator<Progress> change) {
        progress();
        if (!keep(() -> know(file.change(change)))) {
            super.record(change);
        }
    }

    private void know(Progress kept) {
        super.record(before -> kept);
    }

    private interface FileAccess {
        void run() throws IOException;
    }

    /** Returns whether it went well; from the first time on that it did not, nothing is kept. */
    private boolean keep(FileAccess access) {
        if (!inMemory) {
            try {
                access.run();
            } catch (IOException e) {
                inMemory = true;
                messages.accept(
                        "progress is not kept: %s cannot be used (%s); --home DIR names another folder"
                                .formatted(home, reason(e)));
            }
        }
        return !inMemory;
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        boolean plain = e.getClass() == IOException.class;
        return plain ? String.valueOf(e.getMessage()).lines().findFirst().orElse("error") : words;
    }
}
