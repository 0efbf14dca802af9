package io.mqttplayground.shell;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.command.CommandRunner;
import io.mqttplayground.command.CommandTree;
import io.mqttplayground.command.ExitCommand;
import io.mqttplayground.command.HelpCommand;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.Session;
import io.mqttplayground.command.WordCommand;
import io.mqttplayground.command.access.AclCommand;
import io.mqttplayground.command.access.KnownAccounts;
import io.mqttplayground.command.access.Refusals;
import io.mqttplayground.command.access.UserCommand;
import io.mqttplayground.command.broker.BenchShellCommand;
import io.mqttplayground.command.broker.ClientsCommand;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.broker.TopicCommands;
import io.mqttplayground.command.fault.FaultClients;
import io.mqttplayground.command.fault.FaultCommands;
import io.mqttplayground.command.fault.ReturnOfClient;
import io.mqttplayground.command.lesson.Guide;
import io.mqttplayground.command.lesson.LessonCommands;
import io.mqttplayground.command.lesson.WhatCommand;
import io.mqttplayground.command.message.PubCommand;
import io.mqttplayground.command.message.SubscriptionCommands;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.run.JobCommands;
import io.mqttplayground.command.run.OpenLesson;
import io.mqttplayground.command.run.RoleStarter;
import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.command.run.SourceCommand;
import io.mqttplayground.command.why.WhyCommand;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.command.wire.WireCommand;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.course.Lesson;
import io.mqttplayground.course.progress.ProgressLog;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.PacketOrder;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts a prompt together: its commands, in the groups that help lists, and what they work on. */
public final class ShellCommands {

    /**
     * What a session is made of.
     *
     * @param passwordFile what {@code user} changes; empty changes the running broker only
     * @param rest how commands wait for what they cause; it ends with the session
     */
    public record Setting(
            Screen screen,
            BrokerLink broker,
            Accounts accounts,
            Supplier<List<Lesson>> lessons,
            ProgressLog progress,
            Optional<Path> passwordFile,
            Rest rest) {}

    private final Setting setting;
    private final Screen screen;
    private final BrokerLink broker;
    private final Rest rest;
    private final CommandTree tree = new CommandTree();
    private final Jobs jobs = new Jobs();
    private final SeenTopics topics = new SeenTopics();
    private final PacketLog packets;
    private final Screen told;
    private final PacketOrder order;
    private final ShellClients clients;
    private final Curriculum curriculum;
    private final Guide guide;
    private final OpenLesson open;
    private final Session session;

    private ShellCommands(Setting setting) {
        this.setting = setting;
        this.screen = setting.screen();
        this.broker = setting.broker();
        this.rest = setting.rest();
        this.packets = new PacketLog(screen, broker, rest);
        this.told = packets.screenOfClients();
        this.order = new PacketOrder(told);
        this.clients = new ShellClients(broker, order);
        this.curriculum = new Curriculum(setting.lessons(), setting.progress());
        CommandRunner runner = new CommandRunner(tree, screen);
        this.guide = new Guide(screen, curriculum, broker, jobs, runner);
        this.open = new OpenLesson(guide::openLessonId);
        this.session = new Session(screen, runner, guide, jobs, rest, this::settle, this::end);
    }

    /** A prompt that is ready to be typed at. */
    public static Session session(Setting setting) {
        ShellCommands shell = new ShellCommands(setting);
        shell.broker.wire().addListener(shell.topics);
        shell.broker.wire().addListener(shell.order);
        shell.broker.embedded().ifPresent(shell::tellOf);
        shell.complete();
        shell.tree.add("Lessons", shell.forLessons());
        shell.tree.add("Messages", shell.forMessages());
        shell.tree.add("Broker", shell.forBroker());
        shell.tree.add("Faults", shell.forFaults());
        shell.tree.add("Shell", shell.forShell());
        return shell.session;
    }

    private void tellOf(EmbeddedBroker own) {
        own.onFailure(screen::error);
        broker.wire().addListener(new Refusals(told, own, jobs::everHad));
    }

    private void complete() {
        tree.complete(SeenTopics.class, topics);
        tree.complete(SeenClients.class, SeenClients.at(broker));
        tree.complete(KnownAccounts.class, KnownAccounts.at(broker));
        tree.complete(FaultClients.Faulty.class, FaultClients.Faulty.at(broker));
        tree.complete(SubscriptionCommands.Filters.class, SubscriptionCommands.Filters.of(clients));
        tree.complete(OpenLesson.Names.class, () -> open.names().iterator());
        tree.complete(LessonCommands.Names.class, LessonCommands.Names.of(curriculum));
        tree.complete(HelpCommand.Names.class, () -> tree.names().iterator());
    }

    private List<Object> forLessons() {
        RoleStarter starter = new RoleStarter(order, broker, jobs, setting.accounts());
        List<Object> all = new ArrayList<>();
        all.addAll(new LessonCommands(screen, guide, curriculum).all());
        all.add(new RunCommand(screen, open, starter, guide, this::settle, rest));
        all.addAll(new JobCommands(screen, jobs).all());
        all.add(new SourceCommand(screen, open));
        all.add(new WhatCommand(screen, curriculum, broker));
        return all;
    }

    private List<Object> forMessages() {
        List<Object> all = new ArrayList<>();
        all.add(new PubCommand(told, broker, clients, rest));
        all.addAll(new SubscriptionCommands(told, clients).all());
        return all;
    }

    private List<Object> forBroker() {
        List<Object> all = new ArrayList<>();
        all.addAll(new TopicCommands(screen, broker, topics, rest::await).all());
        all.add(new ClientsCommand(screen, broker));
        all.add(new BenchShellCommand(screen, broker));
        all.add(new WireCommand(screen, packets));
        all.add(new WhyCommand(screen, broker, packets));
        all.add(new AclCommand(screen, broker));
        all.add(new UserCommand(screen, broker, setting.accounts(), setting.passwordFile()));
        return all;
    }

    private List<Object> forFaults() {
        FaultClients named = new FaultClients(broker, packets, open);
        ReturnOfClient comesBack = new ReturnOfClient(clients, broker, rest);
        return new FaultCommands(screen, named, comesBack).all();
    }

    private List<Object> forShell() {
        return List.of(
                new HelpCommand(screen, tree),
                new WordCommand("clear", "Empty the screen.", this::clear),
                new ExitCommand(session, this::goingOn));
    }

    /** What a learner may want to end who types exit. */
    private List<String> goingOn() {
        List<String> all = new ArrayList<>();
        clients.filters().forEach(filter -> all.add("unsub " + filter + " ends the subscription"));
        jobs.running().forEach(job -> all.add("stop ends " + job.options().clientId()));
        return all;
    }

    private void settle() {
        order.flush();
        packets.settle();
    }

    private boolean clear() {
        screen.clear();
        return true;
    }

    private void end() {
        jobs.stopAll();
        clients.close();
        order.close();
        packets.close();
    }
}
