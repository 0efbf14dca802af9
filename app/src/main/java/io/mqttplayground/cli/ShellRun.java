package io.mqttplayground.cli;

import io.mqttplayground.Home;
import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.ConfigException;
import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.command.ShellSession;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.format.Shelf;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.course.progress.ProgressStore;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.shell.InteractiveShell;
import io.mqttplayground.shell.PipedShell;
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
        CompletableFuture<Optional<StartedBroker>> broker = new CompletableFuture<>();
        Thread starting = new Thread(() -> startBroker(broker), "broker-start");
        starting.setDaemon(true);
        starting.start();
        return Interaction.isPossible() ? atTerminal(broker) : fromStream(broker);
    }

    private void startBroker(CompletableFuture<Optional<StartedBroker>> broker) {
        try {
            broker.complete(
                    options.external().isPresent()
                            ? Optional.empty()
                            : Optional.of(StartedBroker.start(options)));
        } catch (ConfigException | BrokerStartException | RuntimeException failure) {
            broker.completeExceptionally(failure);
        }
    }

    private int atTerminal(CompletableFuture<Optional<StartedBroker>> starting) throws Exception {
        System.setProperty("jline.tmpdir", home.nativeFolder().toString());
        Shelf shelf = lessonOptions.shelf();
        try (InteractiveShell shell = InteractiveShell.open(home.historyFile())) {
            Optional<StartedBroker> broker = await(starting);
            try (ShellSession session = session(shell.screen(), broker, shelf.lessons(), false)) {
                new Banner(uri(broker), broker, shelf.lessons(), lessonOptions.notices(shelf))
                        .show(shell.screen());
                firstCommand.ifPresent(command -> session.execute(List.of(command.split(" "))));
                shell.run(session);
            }
        }
        return 0;
    }

    private int fromStream(CompletableFuture<Optional<StartedBroker>> starting) throws Exception {
        Screen screen = PipedShell.standardScreen();
        Shelf shelf = lessonOptions.shelf();
        Optional<StartedBroker> broker = await(starting);
        try (ShellSession session = session(screen, broker, shelf.lessons(), true)) {
            broker.ifPresent(own -> own.notices().forEach(screen::error));
            lessonOptions.notices(shelf).forEach(screen::error);
            boolean began =
                    firstCommand
                            .map(command -> session.execute(List.of(command.split(" "))))
                            .orElse(true);
            return new PipedShell(System.in).run(session) && began ? 0 : 1;
        }
    }

    private ShellSession session(
            Screen screen, Optional<StartedBroker> broker, List<Lesson> lessons, boolean inScript) {
        BrokerLink link =
                broker.map(own -> BrokerLink.to(own.broker()))
                        .orElseGet(() -> BrokerLink.external(uri(broker)));
        ProgressLog progress = new ProgressStore(home.folder(), Clock.systemUTC(), screen::error);
        return new ShellSession(
                new ShellSession.Setting(
                        screen,
                        link,
                        broker.map(StartedBroker::accounts)
                                .orElseGet(() -> new Accounts(DemoPasswords.all())),
                        lessons,
                        progress,
                        broker.flatMap(own -> own.config().passwordPath()),
                        inScript));
    }

    private String uri(Optional<StartedBroker> broker) {
        return broker.map(own -> own.broker().uri())
                .orElseGet(() -> options.external().orElseThrow());
    }

    private static Optional<StartedBroker> await(
            CompletableFuture<Optional<StartedBroker>> starting)
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
