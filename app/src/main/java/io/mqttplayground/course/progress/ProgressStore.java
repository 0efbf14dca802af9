package io.mqttplayground.course.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Progress kept in a home folder. What is recorded is known at once, and written by a thread of its
 * own: whoever records holds nobody up, and a Ctrl-C cannot end the writing. What cannot be written
 * is tried again with the next change and at the end; one message says so.
 */
public final class ProgressStore extends ProgressLog implements AutoCloseable {

    /** Longer than another program may hold the file. */
    private static final long END_SECONDS = 12;

    private final Path home;
    private final Consumer<String> messages;
    private final ProgressFile file;
    private final List<UnaryOperator<Progress>> unwritten = new ArrayList<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(ProgressStore::daemon);
    private boolean isRead;
    private volatile boolean complained;

    /**
     * Looks whether the folder can be used; what is in it is read when it is first asked for.
     *
     * @param messages takes one line for the learner, when something is wrong with the file
     */
    public ProgressStore(Path home, Clock clock, Consumer<String> messages) {
        this.home = home;
        this.messages = messages;
        this.file = new ProgressFile(home, clock, line -> later(() -> messages.accept(line)));
        try {
            file.check();
        } catch (IOException unusable) {
            complain(unusable);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    private void later(Runnable task) {
        if (!writer.isShutdown()) {
            writer.execute(task);
        }
    }

    @Override
    public synchronized Progress progress() {
        if (!isRead) {
            isRead = true;
            try {
                know(file.read());
            } catch (IOException unreadable) {
                later(() -> complain(unreadable));
            }
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
        super.record(change);
        unwritten.add(change);
        later(this::write);
    }

    private void know(Progress kept) {
        super.record(before -> kept);
    }

    private void write() {
        List<UnaryOperator<Progress>> changes = changes();
        if (changes.isEmpty()) {
            return;
        }
        try {
            written(changes.size(), file.change(kept -> with(changes, kept)));
            if (complained) {
                complained = false;
                messages.accept("progress is kept again");
            }
        } catch (IOException unwritable) {
            complain(unwritable);
        }
    }

    private synchronized List<UnaryOperator<Progress>> changes() {
        return List.copyOf(unwritten);
    }

    /** The file may hold what another shell has written, too. */
    private synchronized void written(int count, Progress kept) {
        unwritten.subList(0, count).clear();
        know(with(unwritten, kept));
    }

    private static Progress with(List<UnaryOperator<Progress>> changes, Progress before) {
        Progress changed = before;
        for (UnaryOperator<Progress> change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }

    private void complain(IOException why) {
        if (!complained) {
            complained = true;
            messages.accept(
                    "progress is not kept: %s cannot be used (%s); --home DIR names another folder"
                            .formatted(home, reason(why)));
        }
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        boolean plain = e.getClass() == IOException.class;
        return plain ? String.valueOf(e.getMessage()).lines().findFirst().orElse("error") : words;
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        later(this::write);
        writer.shutdown();
        boolean interrupted = Thread.interrupted(); // a Ctrl-C does not lose progress
        try {
            writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException secondCtrlC) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
