package io.mqttplayground.command.run;

import io.mqttplayground.command.option.IntervalConverter;
import io.mqttplayground.command.option.PublishOptions;
import io.mqttplayground.command.option.WholeNumber;
import io.mqttplayground.lessons.role.RoleOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the roles of a lesson are to run; the flags are mosquitto's where it has them. */
final class RunOptions {

    private static final int GUIDED_COUNT = 20;
    private static final Duration GUIDED_INTERVAL = Duration.ofMillis(500);

    @Option(
            names = {"-n", "--count"},
            paramLabel = "COUNT",
            converter = WholeNumber.Count.class,
            description = "messages to publish, or to wait for (default: 20 to publish)")
    private Integer count;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
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
            names = {"-d", "--device"},
            paramLabel = "DEVICE",
            defaultValue = RoleOptions.DEFAULT_DEVICE_ID,
            description = "the device that a device's role plays (default: device001)")
    private String device;

    int countForProducer() {
        return count == null ? GUIDED_COUNT : count;
    }

    /** 0, which is without end, unless a number was given. */
    int countForConsumer() {
        return count == null ? 0 : count;
    }

    Duration interval() {
        return interval == null ? GUIDED_INTERVAL : interval;
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

    String device() {
        return device;
    }
}
