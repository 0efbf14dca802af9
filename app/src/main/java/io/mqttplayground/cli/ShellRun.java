package io.mqttplayground.cli;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.Interaction;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.command.PromptRest;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.Session;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.course.progress.ProgressStore;
import io.mqttplayground.shell.InteractiveShell;
import io.mqttplayground.shell.PipedShell;
import io.mqttplayground.shell.ShellCommands;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.SmallFile;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The shell with a broker behind it: a prompt at a terminal, otherwise a reader of scripts. */
final class ShellRun {

    private final LessonOptions lessons;
    private final Home home;

    /** The broker takes about as long to start as the terminal: both at once. */
    private final FutureTask<ChosenBroker> starting;

    ShellRun(BrokerOptions options, LessonOptions lessons) {
        this.lessons = lessons;
        this.home = Home.logged(options.home());
        this.starting = new FutureTask<>(() -> ChosenBroker.of(options));
    }

    /**
     * @param firstCommand what is run before the first prompt, such as {@code lesson simple}
     * @return the exit code
     */
    int run(Optional<String> firstCommand) throws Exception {
        Thread start = new Thread(starting, "broker-start");
        start.setDaemon(true);
        start.start();
        try {
            return Interaction.isPossible() ? atTerminal(firstCommand) : fromStream(firstCommand);
        } finally {
            end();
        }
    }

    /** Java ends sooner when the broker has ended before it. */
    private void end() throws InterruptedException {
        try {
            if (starting.isDone()) {
                starting.get().link().embedded().ifPresent(EmbeddedBroker::close);
            }
        } catch (ExecutionException neverStarted) {
            // That has been told.
        }
    }

    private int atTerminal(Optional<String> firstCommand) throws Exception {
        home.nativeFolder()
                .map(Path::toString)
                .ifPresent(in -> System.setProperty("jline.tmpdir", in));
        try (InteractiveShell shell = InteractiveShell.open(home.historyFile())) {
            ChosenBroker broker = broker();
            Rest rest = new PromptRest(broker.link().wire());
            try (ProgressStore progress = progress(shell.screen());
                    Session session = session(shell.screen(), broker, progress, rest)) {
                new Banner(broker, lessons.titles(), lessons.notices()).show(shell.screen());
                invite(shell.screen(), progress, firstCommand);
                home.notices().forEach(shell.screen()::error);
                begin(firstCommand, session);
                shell.run(session);
            }
        }
        return 0;
    }

    /** Whoever has begun need not wait for the lessons to be read. */
    private void invite(Screen screen, ProgressLog progress, Optional<String> firstCommand) {
        Curriculum curriculum = new Curriculum(lessons::lessons, progress);
        if (!progress.isBegun()) {
            invite(screen, curriculum);
            lessons.readBeforeTheyAreAskedFor();
        } else if (firstCommand.isEmpty()) {
            Thread reader = new Thread(() -> invite(screen, curriculum), "lessons");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private static void invite(Screen screen, Curriculum curriculum) {
        screen.print(List.of(StyledLine.EMPTY, Banner.invitation(curriculum)));
    }

    private int fromStream(Optional<String> firstCommand) throws Exception {
        Screen screen = PipedShell.standardScreen();
        ChosenBroker broker = broker();
        Rest rest = new ScriptRest(broker.link().wire());
        try (ProgressStore progress = progress(screen);
                Session session = session(screen, broker, progress, rest)) {
            home.notices().forEach(screen::error);
            broker.notices().forEach(screen::error);
            lessons.notices().forEach(screen::error);
            boolean began = begin(firstCommand, session);
            return new PipedShell(System.in).run(session) && began ? 0 : 1;
        } catch (IOException unreadable) {
            screen.error("cannot read commands: " + SmallFile.reason(unreadable));
            return 1;
        }
    }

    private static boolean begin(Optional<String> firstCommand, Session session) {
        return firstCommand
                .map(command -> session.execute(List.of(command.split(" "))))
                .orElse(true);
    }

    /**
     * Plays a lesson by itself; no learner's progress is touched.
     *
     * @return the exit code, 0 only if every check passed
     */
    int play(String lesson) throws Exception {
        Screen screen = PipedShell.standardScreen();
        lessons.notices().forEach(screen::error);
        starting.run();
        ChosenBroker broker = broker();
        broker.notices().forEach(screen::error);
        Rest rest = new ScriptRest(broker.link().wire());
        try (Session session = session(screen, broker, new ProgressLog(), rest)) {
            boolean allPassed = new ModelLearner(session).play(lesson);
            screen.print(StyledLine.EMPTY);
            if (allPassed) {
                screen.print("  lesson " + lesson + ": every check passed", Style.GOOD);
            } else {
                screen.error("lesson " + lesson + ": not every check passed");
            }
            return allPassed ? 0 : 1;
        }
    }

    private ProgressStore progress(Screen screen) {
        return new ProgressStore(home.folder(), Clock.systemUTC(), screen::error);
    }

    private Session session(Screen screen, ChosenBroker broker, ProgressLog progress, Rest rest) {
        return ShellCommands.session(
                new ShellCommands.Setting(
                        screen,
                        broker.link(),
                        broker.accounts(),
                        lessons::lessons,
                        progress,
                        broker.passwordFile(),
                        rest));
    }

    private ChosenBroker broker() throws Exception {
        try {
            return starting.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception why) {
                throw why;
            }
            throw failure;
        }
    }
}
