package io.mqttplayground.cli;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.CommandWords;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.Session;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.Rehearsal;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.shell.ShellCommands;
import io.mqttplayground.text.PlainScreen;
import io.mqttplayground.wire.WireListener;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The shell as it is, at a broker of its own on any free port; what it shows is dropped. */
final class FreshShell implements Rehearsal {

    private final EmbeddedBroker broker;
    private final Session session;

    FreshShell(BrokerConfig config, Lesson lesson) throws BrokerStartException {
        BrokerSettings own = config.settings().withHost(BrokerSettings.LOOPBACK).withPort(0);
        this.broker = EmbeddedBroker.start(config.withSettings(own));
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.session =
                ShellCommands.session(
                        new ShellCommands.Setting(
                                new PlainScreen(nowhere, nowhere, true),
                                BrokerLink.to(broker),
                                new Accounts(DemoPasswords.all()),
                                () -> List.of(lesson),
                                new ProgressLog(),
                                Optional.empty(),
                                new ScriptRest(broker.wire())));
        session.execute("lesson " + lesson.id());
    }

    @Override
    public void addListener(WireListener listener) {
        broker.wire().addListener(listener);
    }

    @Override
    public boolean isOwnRole(String clientId) {
        return session.isOwnRole(clientId);
    }

    @Override
    public void run(String command) throws CommandException {
        Optional<String> misuse = session.misuse(CommandWords.of(command));
        if (misuse.isPresent()) {
            throw new CommandException(command + ": " + misuse.get());
        }
        session.execute(command);
    }

    @Override
    public void close() {
        session.close();
        broker.close();
    }
}
