package io.mqttplayground.command.run;

import io.mqttplayground.lessons.LessonRoles;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.RoleOptions;
import io.mqttplayground.play.Accounts;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Job;
import io.mqttplayground.play.Jobs;
import io.mqttplayground.play.PacketOrder;
import io.mqttplayground.play.ScreenConsole;
import java.util.Optional;

/** Starts a lesson's roles against the shell's broker. */
public record RoleStarter(PacketOrder order, BrokerLink broker, Jobs jobs, Accounts accounts) {

    /** What the role is called at the broker. */
    public static String clientId(LessonRoles lesson, NamedRole role) {
        return lesson.id() + "-" + role.name();
    }

    /**
     * @param count messages to publish or to wait for; 0 means until stopped
     */
    Job start(LessonRoles lesson, NamedRole role, RunOptions asked, int count) {
        Optional<String> username = asked.username().or(role::account);
        String password =
                asked.password().or(() -> username.flatMap(accounts::passwordOf)).orElse("");
        RoleOptions options =
                new RoleOptions(
                        broker.uri(),
                        asked.clientId().orElse(clientId(lesson, role)),
                        username,
                        password,
                        count,
                        asked.interval(),
                        asked.publish().qos(),
                        asked.publish().retain(),
                        asked.device());
        return jobs.start(
                role, options, clientId -> new ScreenConsole(order, clientId, role.name()));
    }
}
