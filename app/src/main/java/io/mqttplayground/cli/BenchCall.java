package io.mqttplayground.cli;

import io.mqttplayground.bench.Bench;
import io.mqttplayground.bench.BenchException;
import io.mqttplayground.bench.BenchPlan;
import io.mqttplayground.bench.BenchReport;
import io.mqttplayground.bench.BenchTarget;
import io.mqttplayground.bench.IdleConnections;
import io.mqttplayground.bench.ReportText;
import io.mqttplayground.broker.BrokerConfig;
import io.mqttplayground.broker.BrokerStartException;
import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.cli.option.BrokerOptions;
import io.mqttplayground.command.broker.BenchOptions;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures our own broker, started for it in this process, or the one of {@code --external}. */
@Command(
        name = "bench",
        description = "Measure throughput and latency of the broker, or of another one.",
        footer = {
            "%nWithout --external it starts its own broker in this process, on any free port.",
            "Exits 1 when a message was lost."
        })
final class BenchCall implements Callable<Integer> {

    @Mixin private BenchOptions load;

    @Option(names = "--json", description = "the report as one line of JSON")
    private boolean json;

    @Option(
            names = "--warm-up",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "messages of the same kind before, which are not measured (default: 0)")
    private int warmUp;

    @Option(
            names = "--observed",
            description = "own broker only: watch every packet, to measure what watching costs")
    private boolean observed;

    @Option(
            names = "--idle",
            paramLabel = "N",
            defaultValue = "0",
            description = "open N connections that say nothing first, and tell what they cost")
    private int idle;

    @Option(
            names = "--broker-pid",
            paramLabel = "PID",
            description = "the process whose memory --idle measures (default: this one)")
    private Long brokerPid;

    @Mixin private BrokerOptions options;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = load.plan();
        Home.logged(options.home());
        return options.external().isPresent()
                ? external(plan, options.external().get())
                : embedded(plan);
    }

    private int external(BenchPlan plan, String uri) throws BenchException, InterruptedException {
        if (observed) {
            throw new ParameterException(
                    spec.commandLine(), "--observed watches our own broker, not an --external one");
        }
        return measure(plan, uri, "external, " + uri);
    }

    private int embedded(BenchPlan plan)
            throws BenchException, InterruptedException, ConfigException, BrokerStartException {
        BrokerConfig config = BrokerConfig.read(options.config());
        var settings =
                config.settings()
                        .withPort(options.port().orElse(0))
                        .withHost(options.host().orElse(config.settings().host()));
        try (EmbeddedBroker broker = EmbeddedBroker.start(config.withSettings(settings))) {
            LongAdder events = new LongAdder();
            if (observed) {
                broker.wire().addListener(event -> events.increment());
            }
            return measure(
                    plan,
                    broker.uri(),
                    "embedded in this process, "
                            + broker.uri()
                            + (observed ? ", every packet observed" : ""));
        }
    }

    private int measure(BenchPlan plan, String uri, String broker)
            throws BenchException, InterruptedException {
        BenchTarget target =
                BenchTarget.at(uri).as(load.account().username(), load.account().password());
        Optional<IdleConnections> crowd =
                idle > 0
                        ? Optional.of(IdleConnections.open(target, idle, watched(), plan.topic()))
                        : Optional.empty();
        try {
            if (warmUp > 0) {
                Bench.run(target, plan.warmUp(warmUp));
            }
            return show(
                    broker,
                    plan,
                    Bench.run(target, plan, crowd.map(IdleConnections::report).orElse(null)));
        } finally {
            crowd.ifPresent(IdleConnections::close);
        }
    }

    private long watched() {
        return brokerPid == null ? ProcessHandle.current().pid() : brokerPid;
    }

    private int show(String broker, BenchPlan plan, BenchReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            ReportText.lines(broker, plan, report).forEach(out::println);
        }
        PrintWriter err = spec.commandLine().getErr();
        report.troubles().forEach(trouble -> err.println("  note: " + trouble));
        return report.complete() ? 0 : 1;
    }
}
