package io.mqttplayground.course.progress;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Progress kept in a home folder. Where the folder cannot be read or written, progress is kept in
 * memory for this session, and one message says so.
 */
public final class ProgressStore implements ProgressLog {

    private final Path home;
    private final Consumer<String> messages;
    private final Clock clock;
    private Optional<ProgressFile> file = Optional.empty();
    private Progress progress = Progress.NONE;
    private boolean inMemory;

    /**
     * Looks whether the folder can be used; what is in it is read when it is first asked for.
     *
     * @param messages takes one line for the learner, when something is wrong with the file
     */
    public ProgressStore(Path home, Clock clock, Consumer<String> messages) {
        this.home = home;
        this.clock = clock;
        this.messages = messages;
        try {
            ProgressFile.checkIn(home);
        } catch (IOException e) {
            goOnInMemory(e);
        }
    }

    @Override
    public synchronized Progress progress() {
        file();
        return progress;
    }

    @Override
    public synchronized void record(Change change) {
        ProgressFile kept = file();
        if (!inMemory) {
            try {
                progress = kept.change(change);
                return;
            } catch (IOException e) {
                goOnInMemory(e);
            }
        }
        progress = progress.with(change);
    }

    private ProgressFile file() {
        if (file.isEmpty()) {
            file = Optional.of(new ProgressFile(home, clock, messages));
            read(file.get());
        }
        return file.get();
    }

    private void read(ProgressFile kept) {
        if (!inMemory) {
            try {
                progress = kept.read();
            } catch (IOException e) {
                goOnInMemory(e);
            }
        }
    }

    private void goOnInMemory(IOException e) {
        inMemory = true;
        messages.accept(
                "progress is not kept: %s cannot be used (%s); --home DIR names another folder"
                        .formatted(home, reason(e)));
    }

    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName().replace("Exception", "");
        String words = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        boolean plain = e.getClass() == IOException.class;
        return plain ? String.valueOf(e.getMessage()).lines().findFirst().orElse("error") : words;
    }
}
