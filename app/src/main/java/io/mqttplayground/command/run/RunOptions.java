package io.mqttplayground.command.run;

import io.mqttplayground.command.option.IntervalConverter;
import io.mqttplayground.command.option.PublishOptions;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.lessons.NamedRole;
import io.mqttplayground.lessons.role.RoleOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the roles of a lesson are to run; the flags are mosquitto's where it has them. */
final class RunOptions {

    private static final int GUIDED_COUNT = 20;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "COUNT",
            converter = WholeNumber.Count.class,
            description = "messages to publish, or to wait for (default: 20 to publish)")
    private Integer count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            defaultValue = "500ms",
            converter = IntervalConverter.class,
            description = "pause between two messages, such as 500ms or 0 (default: 500ms)")
    private Duration interval;

    @Mixin private PublishOptions publish;

    @Option(
            names = {"-u", "--username"},
            paramLabel = "NAME",
            description = "account to connect as (default: the lesson's own)")
    private String username;

    @Option(
            names = {"-P", "--pw"},
            paramLabel = "PASSWORD",
            description = "the account's password (default: known for the demo accounts)")
    private String password;

    @Option(
            names = "--id",
            paramLabel = "CLIENT",
            description = "client identifier of the one role (default: LESSON-ROLE)")
    private String clientId;

    @Option(
            names = {"-d", "--device"},
            paramLabel = "DEVICE",
            defaultValue = RoleOptions.DEFAULT_DEVICE_ID,
            description = "the device that a device's role plays (default: device001)")
    private String device;

    /** Without a number, a consumer goes on without end, which is 0. */
    int count(NamedRole role) {
        int usual = role.produces() ? GUIDED_COUNT : 0;
        return count == null ? usual : count;
    }

    Duration interval() {
        return interval;
    }

    PublishOptions publish() {
        return publish;
    }

    Optional<String> username() {
        return Optional.ofNullable(username);
    }

    Optional<String> password() {
        return Optional.ofNullable(password);
    }

    Optional<String> clientId() {
        return Optional.ofNullable(clientId);
    }

    String device() {
        return device;
    }
}
