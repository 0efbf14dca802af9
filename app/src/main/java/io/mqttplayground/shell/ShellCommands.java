package io.mqttplayground.shell;

import io.mqttplayground.command.CommandGroup;
import io.mqttplayground.command.CommandNames;
import io.mqttplayground.command.CommandTree;
import io.mqttplayground.command.ExitCommand;
import io.mqttplayground.command.HelpCommand;
import io.mqttplayground.command.access.AclCommand;
import io.mqttplayground.command.access.KnownAccounts;
import io.mqttplayground.command.access.UserCommand;
import io.mqttplayground.command.broker.BenchShellCommand;
import io.mqttplayground.command.broker.ClientsCommand;
import io.mqttplayground.command.broker.RetainedCommand;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.broker.TopicsCommand;
import io.mqttplayground.command.fault.FaultClients;
import io.mqttplayground.command.fault.FaultCommands;
import io.mqttplayground.command.fault.FaultyClients;
import io.mqttplayground.command.fault.ReturnOfClient;
import io.mqttplayground.command.lesson.AnswerCommand;
import io.mqttplayground.command.lesson.Guide;
import io.mqttplayground.command.lesson.LessonCommand;
import io.mqttplayground.command.lesson.LessonControl;
import io.mqttplayground.command.lesson.LessonNames;
import io.mqttplayground.command.lesson.LessonsCommand;
import io.mqttplayground.command.lesson.MenuCommand;
import io.mqttplayground.command.lesson.ProgressCommand;
import io.mqttplayground.command.message.PubCommand;
import io.mqttplayground.command.message.SubCommand;
import io.mqttplayground.command.message.SubscribedFilters;
import io.mqttplayground.command.message.UnsubCommand;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.run.JobsCommand;
import io.mqttplayground.command.run.LessonRoleNames;
import io.mqttplayground.command.run.OpenLesson;
import io.mqttplayground.command.run.RoleStarter;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.command.run.SourceCommand;
import io.mqttplayground.command.run.StopCommand;
import io.mqttplayground.command.why.WhyCommand;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.command.wire.WireCommand;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The commands of a prompt, in the groups that help lists: each is given what it works on. */
final class ShellCommands {

    private final ShellSession.Setting setting;
    private final Screen screen;
    private final BrokerLink broker;
    private final Playground ground;
    private final List<CommandGroup> groups;
    private final CommandLine line;

    /**
     * @param leave what {@code exit} does
     */
    ShellCommands(ShellSession.Setting setting, Playground ground, Runnable leave) {
        this.setting = setting;
        this.screen = setting.screen();
        this.broker = setting.broker();
        this.ground = ground;
        this.groups =
                List.of(
                        new CommandGroup("Lessons", forLessons()),
                        new CommandGroup("Messages", forMessages()),
                        new CommandGroup("Broker", forBroker()),
                        new CommandGroup("Faults", forFaults()),
                        new CommandGroup("Shell", forShell(leave)));
        this.line = withCompletion();
    }

    /** As picocli runs and completes them. */
    CommandLine line() {
        return line;
    }

    private CommandLine withCompletion() {
        return CommandTree.of(
                groups,
                Map.of(
                        SeenTopics.class, ground::topics,
                        SeenClients.class, () -> SeenClients.at(broker),
                        KnownAccounts.class, () -> KnownAccounts.at(broker),
                        FaultyClients.class, () -> FaultyClients.at(broker),
                        SubscribedFilters.class, () -> new SubscribedFilters(ground.clients()),
                        LessonRoleNames.class, () -> new LessonRoleNames(ground.openLesson()),
                        LessonNames.class, () -> new LessonNames(ground.curriculum()),
                        CommandNames.class,
                                () -> new CommandNames(() -> line().getSubcommands().keySet())));
    }

    private List<Object> forLessons() {
        Guide guide = ground.guide();
        OpenLesson open = ground.openLesson();
        Runnable settled = ground.packets()::settle;
        LessonsCommand lessons = new LessonsCommand(screen, ground.curriculum());
        RoleStarter starter =
                new RoleStarter(
                        ground.screenOfClients(), broker, ground.jobs(), setting.accounts());
        List<Object> all = new ArrayList<>();
        all.add(lessons);
        all.add(new LessonCommand(guide, ground.curriculum()));
        all.add(new AnswerCommand(guide));
        all.addAll(LessonControl.all(guide));
        all.add(new MenuCommand(guide, lessons));
        all.add(new ProgressCommand(screen, guide, ground.curriculum()));
        all.add(new RunCommand(screen, open, starter, guide, settled, setting.inScript()));
        all.add(new StopCommand(screen, ground.jobs()));
        all.add(new JobsCommand(screen, ground.jobs()));
        all.add(new SourceCommand(screen, open));
        return all;
    }

    private List<Object> forMessages() {
        Screen told = ground.screenOfClients();
        return List.of(
                new PubCommand(told, broker, ground.clients(), setting.inScript()),
                new SubCommand(told, ground.clients()),
                new UnsubCommand(told, ground.clients()));
    }

    private List<Object> forBroker() {
        Runnable settled = ground.watch()::settle;
        PacketLog packets = ground.packets();
        return List.of(
                new TopicsCommand(screen, broker, ground.topics(), settled),
                new RetainedCommand(screen, broker, Clock.systemDefaultZone(), settled),
                new ClientsCommand(screen, broker),
                new BenchShellCommand(screen, broker),
                new WireCommand(screen, packets),
                new WhyCommand(screen, broker, packets),
                new AclCommand(screen, broker),
                new UserCommand(screen, broker, setting.accounts(), setting.passwordFile()));
    }

    private List<Object> forFaults() {
        FaultClients named = new FaultClients(broker, ground.packets(), ground.openLesson());
        ReturnOfClient comesBack =
                new ReturnOfClient(ground.clients(), broker.sessions(), setting.inScript());
        return new FaultCommands(screen, named, comesBack).all();
    }

    private List<Object> forShell(Runnable leave) {
        return List.of(new HelpCommand(screen, () -> groups), new ExitCommand(leave));
    }
}
