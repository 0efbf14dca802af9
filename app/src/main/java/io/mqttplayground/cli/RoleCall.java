package io.mqttplayground.cli;

import io.mqttplayground.broker.DemoPasswords;
import io.mqttplayground.cli.option.Address;
import io.mqttplayground.command.option.AccountOptions;
import io.mqttplayground.command.option.IntervalConverter;
import io.mqttplayground.command.option.PublishOptions;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.course.format.PackagedLesson;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.lessons.role.RoleFailedException;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.shell.EndSignals;
import io.mqttplayground.shell.PipedShell;
import io.mqttplayground.text.Screen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One role of a lesson as a process of its own, against any broker. The flags are mosquitto's. */
abstract class RoleCall implements Callable<Integer> {

    /** {@code produce LESSON}. */
    @Command(name = "produce", description = "Run a lesson's producer by itself.")
    static final class Produce extends RoleCall {
        Produce() {
            super("producer");
        }
    }

    /** {@code consume LESSON}. */
    @Command(name = "consume", description = "Run a lesson's consumer by itself.")
    static final class Consume extends RoleCall {
        Consume() {
            super("consumer");
        }
    }

    @Parameters(paramLabel = "LESSON", description = "its number or name, such as 1 or simple")
    private String lesson;

    @Option(
            names = {"-h", "--host"},
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            converter = Address.Host.class,
            description = "the broker's host (default: 127.0.0.1)")
    private String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            defaultValue = "1883",
            converter = Address.Port.class,
            description = "the broker's port (default: 1883)")
    private int port;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "COUNT",
            converter = WholeNumber.Count.class,
            description = "messages (default: 1000 to publish, without end to receive)")
    private Integer count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = IntervalConverter.class,
            description = "pause between two messages, such as 500ms or 0 (default: 1s)")
    private Duration interval;

    @Option(
            names = "--id",
            paramLabel = "CLIENT",
            description = "client identifier (default: LESSON-ROLE-PROCESS)")
    private String clientId;

    @Mixin private AccountOptions account;
    @Mixin private PublishOptions publish;
    @Spec private CommandSpec spec;

    private final String name;

    RoleCall(String name) {
        this.name = name;
    }

    @Override
    public Integer call() throws Exception {
        LessonRoles roles = find();
        NamedRole role = roles.role(name).orElseThrow();
        Log.asPrintableLines();
        Screen screen = PipedShell.standardScreen();
        Thread worker = Thread.currentThread();
        // The role says DISCONNECT before the process ends.
        EndSignals.handle(worker::interrupt);
        try {
            role.run(options(roles, role), Console.of(screen::print));
            return 0;
        } catch (InterruptedException stopped) {
            return 0;
        } catch (RoleFailedException failed) {
            screen.error(failed.getMessage());
            return 1;
        }
    }

    private LessonRoles find() {
        return PackagedLesson.find(lesson)
                .flatMap(found -> Catalogue.byId(found.id()))
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "there is no lesson '"
                                                + lesson
                                                + "'; there are "
                                                + known()));
    }

    private static String known() {
        return PackagedLesson.all().stream()
                .map(one -> one.number() + " " + one.id())
                .collect(Collectors.joining(", "));
    }

    private static String unique(String name) {
        return name + "-" + ProcessHandle.current().pid();
    }

    /** An account that the role needs is one of the demo, unless another is given. */
    private RoleOptions options(LessonRoles roles, NamedRole role) {
        Optional<String> demo = account.username().isPresent() ? Optional.empty() : role.account();
        String password = account.password();
        return new RoleOptions(
                "tcp://" + host + ":" + port,
                clientId == null ? unique(roles.id() + "-" + role.name()) : clientId,
                account.username().or(() -> demo),
                password.isEmpty() ? demo.map(DemoPasswords.all()::get).orElse("") : password,
                count == null ? role.defaultCount() : count,
                interval == null ? role.defaultInterval() : interval,
                publish.qos(),
                publish.retain());
    }
}
