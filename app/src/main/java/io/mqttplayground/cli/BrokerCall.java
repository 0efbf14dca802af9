package io.mqttplayground.cli;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.WarmUp;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.shell.EndSignals;
import io.mqttplayground.shell.PipedShell;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The broker alone. */
@Command(name = "broker", description = "Run the broker alone, until Ctrl-C or SIGTERM.")
final class BrokerCall implements Callable<Integer> {

    @Mixin private BrokerOptions options;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (options.external().isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "broker starts our own broker, so --external has no place here");
        }
        Home home = Home.logged(options.home());
        CountDownLatch end = new CountDownLatch(1);
        // Before the first line is shown: who reads it may ask for the end at once.
        EndSignals.handle(end::countDown);
        ChosenBroker started = ChosenBroker.of(options);
        EmbeddedBroker broker = started.link().embedded().orElseThrow();
        Screen screen = PipedShell.standardScreen();
        broker.onFailure(screen::error);
        home.notices().forEach(screen::error);
        started.notices().forEach(screen::error);
        screen.print(
                "broker at "
                        + broker.uri()
                        + ", accounts "
                        + String.join(", ", started.config().orElseThrow().passwords().users())
                        + "; Ctrl-C stops it",
                Style.PLAIN);
        WarmUp.inBackground();
        return untilEnd(broker, end);
    }

    /** Returns the exit code: whether it ends because it is asked to, or has to. */
    static int untilEnd(EmbeddedBroker broker, CountDownLatch asked) throws InterruptedException {
        broker.lost().thenRun(asked::countDown);
        asked.await();
        // Connections are closed before the process ends.
        broker.close();
        return broker.lost().isDone() ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }
}
