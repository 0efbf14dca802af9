package io.mqttplayground.command.broker;

import io.mqttplayground.bench.BenchPlan;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.option.AccountOptions;
import io.mqttplayground.command.option.WholeNumber;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The load that {@code bench} puts on a broker, in the shell and on the command line alike. */
public final class BenchOptions {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_A_SECOND = 1_000_000;
    private static final int MOST_CLIENTS = 10_000;
    private static final int MOST_IN_FLIGHT = 32_768;
    private static final int DEFAULT_TIMEOUT_SECONDS = 120;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "COUNT",
            defaultValue = "50000",
            converter = WholeNumber.Count.class,
            description = "messages of all publishers together (default: 50000)")
    private int count;

    @Option(
            names = {"-s", "--size"},
            paramLabel = "BYTES",
            defaultValue = "16",
            description = "payload of one message, 16 or more (default: 16)")
    private int size;

    @Option(
            names = {"-q", "--qos"},
            paramLabel = "QOS",
            defaultValue = "0",
            converter = WholeNumber.Qos.class,
            description = "0, 1 or 2, to publish and to subscribe at (default: 0)")
    private int qos;

    @Option(
            names = "--publishers",
            paramLabel = "N",
            defaultValue = "1",
            description = "clients that publish, each to its own topic (default: 1)")
    private int publishers;

    @Option(
            names = "--subscribers",
            paramLabel = "N",
            defaultValue = "1",
            description = "clients that receive everything (default: 1)")
    private int subscribers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "messages a second of all publishers; 0 is as many as go (default: 0)")
    private int rate;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "" + BenchPlan.DEFAULT_IN_FLIGHT,
            description =
                    "QoS 1 and 2: messages one publisher has unacknowledged (default: "
                            + BenchPlan.DEFAULT_IN_FLIGHT
                            + ")")
    private int inFlight;

    @Option(
            names = {"-t", "--topic"},
            paramLabel = "TOPIC",
            defaultValue = BenchPlan.TOPIC,
            description = "what the topics begin with (default: " + BenchPlan.TOPIC + ")")
    private String topic;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "when to give up (default: 120, and what --rate needs on top)")
    private Integer timeout;

    @Mixin private AccountOptions account;

    public AccountOptions account() {
        return account;
    }

    /**
     * @throws CommandException when a number is outside of what can be done
     */
    public BenchPlan plan() throws CommandException {
        within("--size", size, BenchPlan.LEAST_SIZE, MOST_BYTES);
        within("--publishers", publishers, 1, MOST_CLIENTS);
        within("--subscribers", subscribers, 1, MOST_CLIENTS);
        within("--rate", rate, 0, MOST_A_SECOND);
        within("--in-flight", inFlight, 1, MOST_IN_FLIGHT);
        if (topic.isEmpty() || topic.contains("+") || topic.contains("#")) {
            throw new CommandException("--topic '" + topic + "' is not a topic name");
        }
        return new BenchPlan(
                publishers, subscribers, count, size, qos, rate, inFlight, topic, timeout());
    }

    private Duration timeout() throws CommandException {
        if (timeout != null) {
            within("--timeout", timeout, 1, Integer.MAX_VALUE);
            return Duration.ofSeconds(timeout);
        }
        return Duration.ofSeconds(DEFAULT_TIMEOUT_SECONDS + (rate == 0 ? 0 : count / rate));
    }

    private static void within(String option, int value, int least, int most)
            throws CommandException {
        if (value < least || value > most) {
            throw new CommandException(
                    "%s %d is outside of %d to %d".formatted(option, value, least, most));
        }
    }
}
