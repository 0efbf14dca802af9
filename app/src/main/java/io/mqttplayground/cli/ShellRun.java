package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.cli.option.Interaction;
import io.mqttplayground.cli.option.LateLessons;
import io.mqttplayground.cli.option.LessonOptions;
import io.mqttplayground.command.PromptRest;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.Session;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.course.progress.ProgressStore;
import io.mqttplayground.shell.InteractiveShell;
import io.mqttplayground.shell.PipedShell;
import io.mqttplayground.shell.ShellCommands;
import io.mqttplayground.text.Screen;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The shell with a broker behind it: a prompt at a terminal, otherwise a reader of scripts. */
final class ShellRun {

    private final BrokerOptions options;
    private final LessonOptions lessonOptions;
    private final Home home;
    private final Optional<String> firstCommand;

    /**
     * @param firstCommand what is run before the first prompt, such as {@code lesson simple}
     */
    ShellRun(
            BrokerOptions options,
            LessonOptions lessonOptions,
            Home home,
            Optional<String> firstCommand) {
        this.options = options;
        this.lessonOptions = lessonOptions;
        this.home = home;
        this.firstCommand = firstCommand;
    }

    /** Returns the exit code. */
    int run() throws Exception {
        // The broker takes about as long to start as the terminal: both at once.
        CompletableFuture<ChosenBroker> broker = new CompletableFuture<>();
        Thread starting = new Thread(() -> startBroker(broker), "broker-start");
        starting.setDaemon(true);
        starting.start();
        return Interaction.isPossible() ? atTerminal(broker) : fromStream(broker);
    }

    private void startBroker(CompletableFuture<ChosenBroker> broker) {
        try {
            broker.complete(ChosenBroker.of(options));
        } catch (ConfigException | BrokerStartException | RuntimeException failure) {
            broker.completeExceptionally(failure);
        }
    }

    private int atTerminal(CompletableFuture<ChosenBroker> starting) throws Exception {
        System.setProperty("jline.tmpdir", home.nativeFolder().toString());
        LateLessons lessons = new LateLessons(lessonOptions::shelf);
        try (InteractiveShell shell = InteractiveShell.open(home.historyFile())) {
            ChosenBroker broker = await(starting);
            Rest rest = new PromptRest(broker.link().wire());
            try (Session session = session(shell.screen(), broker, lessons, rest)) {
                new Banner(broker, lessonOptions.titles(lessons), lessonOptions.notices(lessons))
                        .show(shell.screen());
                lessons.readBeforeTheyAreAskedFor();
                firstCommand.ifPresent(command -> session.execute(List.of(command.split(" "))));
                shell.run(session);
            }
        }
        return 0;
    }

    private int fromStream(CompletableFuture<ChosenBroker> starting) throws Exception {
        Screen screen = PipedShell.standardScreen();
        LateLessons lessons = new LateLessons(lessonOptions::shelf);
        ChosenBroker broker = await(starting);
        Rest rest = new ScriptRest(broker.link().wire());
        try (Session session = session(screen, broker, lessons, rest)) {
            broker.notices().forEach(screen::error);
            lessonOptions.notices(lessons).forEach(screen::error);
            boolean began =
                    firstCommand
                            .map(command -> session.execute(List.of(command.split(" "))))
                            .orElse(true);
            return new PipedShell(System.in).run(session) && began ? 0 : 1;
        }
    }

    private Session session(Screen screen, ChosenBroker broker, LateLessons lessons, Rest rest) {
        ProgressLog progress = new ProgressStore(home.folder(), Clock.systemUTC(), screen::error);
        return ShellCommands.session(
                new ShellCommands.Setting(
                        screen,
                        broker.link(),
                        broker.accounts(),
                        lessons,
                        progress,
                        broker.passwordFile(),
                        rest));
    }

    private static ChosenBroker await(CompletableFuture<ChosenBroker> starting)
            throws ConfigException, BrokerStartException, InterruptedException, IOException {
        try {
            return starting.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ConfigException faulty) {
                throw faulty;
            }
            if (failure.getCause() instanceof BrokerStartException cannotStart) {
                throw cannotStart;
            }
            throw new IOException("the broker failed to start", failure.getCause());
        }
    }
}
