package io.mqttplayground.testkit;

import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.Session;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonFiles;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.shell.PipedShell;
import io.mqttplayground.shell.ShellCommands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shell's commands at a real broker, and what they show. */
public final class ShellAtBroker implements AutoCloseable {

    /** Stands in the first line of every step of a lesson. */
    private static final Pattern STEP = Pattern.compile(" step \\d+ of \\d+$");

    private static final Pattern LAST_STEP = Pattern.compile(" step (\\d+) of \\1$");

    private final BrokerLink link;
    private final CapturedScreen screen;
    private final Session session;

    private ShellAtBroker(BrokerLink link, Optional<Path> passwordFile, CapturedScreen screen) {
        this.link = link;
        this.screen = screen;
        this.session =
                ShellCommands.session(
                        new ShellCommands.Setting(
                                screen,
                                link,
                                new Accounts(DemoPasswords.all()),
                                new LessonFiles(RunCommand::wrongOptions).packaged()::lessons,
                                new ProgressLog(),
                                passwordFile,
                                new ScriptRest(link.wire())));
    }

    public static ShellAtBroker packaged() throws Exception {
        return packaged(80, true);
    }

    public static ShellAtBroker packaged(int width, boolean unicode) throws Exception {
        return start(BrokerConfig.packaged(), new CapturedScreen(width, unicode));
    }

    public static ShellAtBroker of(Path configFolder) throws Exception {
        BrokerConfig config = BrokerConfig.read(Optional.of(configFolder));
        return start(config, new CapturedScreen(80, true));
    }

    private static ShellAtBroker start(BrokerConfig config, CapturedScreen screen)
            throws Exception {
        BrokerLink link = BrokerLink.to(PackagedBroker.start(config, 0));
        return new ShellAtBroker(link, config.passwordPath(), screen);
    }

    public static ShellAtBroker elsewhere(String uri) throws Exception {
        BrokerLink link = BrokerLink.external(uri, 0);
        return new ShellAtBroker(link, Optional.empty(), new CapturedScreen(80, true));
    }

    public EmbeddedBroker broker() {
        return link.embedded().orElseThrow();
    }

    /** Where any client connects to be seen by the shell. */
    public String uri() {
        return link.uri();
    }

    public CapturedScreen screen() {
        return screen;
    }

    public Session session() {
        return session;
    }

    /** Runs a command that succeeds; returns what it showed. */
    public List<String> run(String line) throws IOException {
        screen.lines();
        if (!succeeds(line)) {
            throw new AssertionError(line + " failed: " + screen.errors());
        }
        return screen.lines();
    }

    /** Opens a lesson at the step with this title; returns what that showed. */
    public List<String> openLesson(String lesson, String title) throws IOException {
        List<String> shown = run("lesson " + lesson);
        while (shown.stream().noneMatch(line -> line.strip().equals(title))) {
            if (shown.stream().noneMatch(line -> STEP.matcher(line).find())) {
                throw new AssertionError("lesson " + lesson + " has no step '" + title + "'");
            }
            shown = run("skip");
        }
        return shown;
    }

    /** Passes over all but the last step of the open lesson; returns what that showed. */
    public List<String> skipToTheEnd() throws IOException {
        List<String> shown = run("skip");
        while (shown.stream().noneMatch(line -> LAST_STEP.matcher(line).find())) {
            shown = run("skip");
        }
        return shown;
    }

    /** Runs a command that fails; returns the errors it showed. */
    public List<String> fail(String line) throws IOException {
        screen.errors();
        if (succeeds(line)) {
            throw new AssertionError(line + " succeeded: " + screen.lines());
        }
        return screen.errors();
    }

    private boolean succeeds(String line) throws IOException {
        byte[] typed = line.getBytes(StandardCharsets.UTF_8);
        return new PipedShell(new ByteArrayInputStream(typed)).run(session);
    }

    @Override
    public void close() {
        session.close();
        link.embedded().ifPresent(EmbeddedBroker::close);
        link.close();
    }
}
