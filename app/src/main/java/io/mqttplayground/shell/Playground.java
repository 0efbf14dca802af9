package io.mqttplayground.shell;

import io.mqttplayground.command.lesson.Guide;
import io.mqttplayground.command.lesson.TaskWatch;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.run.OpenLesson;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.course.Curriculum;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.List;
import java.util.function.Predicate;

/** What the commands of one prompt work on, and what they have started there. */
final class Playground implements AutoCloseable {

    private final Screen screen;
    private final Jobs jobs = new Jobs();
    private final SeenTopics topics = new SeenTopics();
    private final PacketLog packets;
    private final Screen told;
    private final ShellClients clients;
    private final Curriculum curriculum;
    private final Guide guide;
    private final OpenLesson open;
    private final TaskWatch watch;

    /**
     * @param runner runs a command of the shell, and tells whether it succeeded
     */
    Playground(ShellSession.Setting setting, Predicate<String> runner) {
        BrokerLink broker = setting.broker();
        this.screen = setting.screen();
        this.packets = new PacketLog(screen, broker, setting.inScript());
        this.told = packets.screenOfClients();
        this.clients = new ShellClients(broker, told);
        this.curriculum = new Curriculum(setting.lessons(), setting.progress());
        this.guide = new Guide(screen, curriculum, broker, jobs::everHad, runner);
        this.open = new OpenLesson(guide::openLessonId);
        this.watch = new TaskWatch(guide, broker, setting.inScript());
        broker.wire().addListener(topics);
        broker.embedded().ifPresent(own -> own.onFailure(screen::error));
    }

    /** Roles that run in the background. */
    Jobs jobs() {
        return jobs;
    }

    /** The shell's own clients, which publish and subscribe. */
    ShellClients clients() {
        return clients;
    }

    SeenTopics topics() {
        return topics;
    }

    PacketLog packets() {
        return packets;
    }

    /** Where clients tell what they do: among the packets, when those are shown. */
    Screen screenOfClients() {
        return told;
    }

    Curriculum curriculum() {
        return curriculum;
    }

    Guide guide() {
        return guide;
    }

    OpenLesson openLesson() {
        return open;
    }

    TaskWatch watch() {
        return watch;
    }

    /** Stops the roles that run; returns whether there were any. */
    boolean stopJobs() {
        List<Job> running = jobs.running();
        for (Job job : running) {
            screen.print("  stopping " + job.options().clientId(), Style.DIM);
            job.stop();
        }
        return !running.isEmpty();
    }

    @Override
    public void close() {
        watch.close();
        jobs.stopAll();
        clients.close();
        packets.close();
    }
}
