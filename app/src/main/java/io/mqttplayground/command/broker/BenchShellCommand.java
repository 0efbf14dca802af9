package io.mqttplayground.command.broker;

import io.mqttplayground.bench.Bench;
import io.mqttplayground.bench.BenchException;
import io.mqttplayground.bench.BenchPlan;
import io.mqttplayground.bench.BenchReport;
import io.mqttplayground.bench.BenchTarget;
import io.mqttplayground.bench.ReportText;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures the broker that the shell talks to, with all that looks at its packets meanwhile. */
@Command(
        name = "bench",
        description = "Measure throughput and latency of the broker.",
        footer = "%nExample: bench --qos 1 --count 10000")
public final class BenchShellCommand implements Callable<Integer> {

    @Mixin private BenchOptions load;

    private final Screen screen;
    private final BrokerLink broker;

    public BenchShellCommand(Screen screen, BrokerLink broker) {
        this.screen = screen;
        this.broker = broker;
    }

    @Override
    public Integer call() throws Exception {
        BenchPlan plan = load.plan();
        BenchTarget target =
                BenchTarget.at(broker.brokerUri())
                        .as(load.account().username(), load.account().password());
        screen.print("  measuring ...", Style.DIM);
        BenchReport report = run(target, plan);
        ReportText.lines(name(), plan, report).forEach(screen::print);
        report.troubles().forEach(trouble -> screen.error("bench: " + trouble));
        return report.complete() ? 0 : 1;
    }

    private static BenchReport run(BenchTarget target, BenchPlan plan)
            throws CommandException, InterruptedException {
        try {
            return Bench.run(target, plan);
        } catch (BenchException failed) {
            throw new CommandException(failed.getMessage(), failed);
        }
    }

    private String name() {
        return broker.embedded()
                .map(own -> "of this shell" + (own.wire().isObserved() ? ", packets observed" : ""))
                .map(kind -> kind + ", " + broker.uri())
                .orElse("external, " + broker.brokerUri());
    }
}
