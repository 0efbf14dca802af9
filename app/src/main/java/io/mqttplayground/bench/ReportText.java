package io.mqttplayground.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines to read. */
public final class ReportText {

    private ReportText() {}

    /**
     * @param broker which broker it was, and where
     */
    public static List<String> lines(String broker, BenchPlan plan, BenchReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(line("broker", "%s", broker));
        if (report.idle() != null) {
            lines.addAll(idle(report.idle()));
        }
        lines.add(
                line(
                        "load",
                        "%s to %s, %,d messages of %,d bytes",
                        counted(plan.publishers(), "publisher"),
                        counted(plan.subscribers(), "subscriber"),
                        plan.count(),
                        plan.size()));
        lines.add(line("", "%s", manner(plan)));
        lines.add(line("sent", "%,d", report.sent()));
        lines.add(line("received", "%,d of %,d", report.received(), plan.expected(report.sent())));
        lines.add(
                line(
                        "lost",
                        "%,d   duplicated %,d   out of order %,d",
                        report.lost(),
                        report.duplicated(),
                        report.outOfOrder()));
        lines.add(line("time", "%.3f s", report.seconds()));
        lines.add(line("messages/s", "%,.0f", report.messagesPerSecond()));
        lines.add(latency(report.latencyMillis()));
        return lines;
    }

    private static String manner(BenchPlan plan) {
        return "QoS %d%s, %s"
                .formatted(
                        plan.qos(),
                        plan.qos() == 0 ? "" : ", " + plan.inFlight() + " in flight",
                        plan.rate() == 0 ? "as fast as possible" : plan.rate() + " messages/s");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String latency(BenchReport.LatencyMillis millis) {
        return millis == null
                ? line("latency", "nothing came")
                : line(
                        "latency",
                        "p50 %.2f ms   p99 %.2f ms   max %.2f ms",
                        millis.p50(),
                        millis.p99(),
                        millis.max());
    }

    private static List<String> idle(BenchReport.Idle idle) {
        String connections = "%,d connections, ";
        return List.of(
                idle.residentMegabytes() == null
                        ? line(
                                "idle",
                                connections + "resident memory unknown on this system",
                                idle.connections())
                        : line(
                                "idle",
                                connections + "%.1f MB more resident memory",
                                idle.connections(),
                                idle.residentMegabytes()),
                line(
                        "then",
                        "a client connects within %.1f ms, its message is back within %.1f ms",
                        idle.connectMillis(),
                        idle.roundTripMillis()));
    }

    private static String line(String label, String format, Object... values) {
        return "  %-10s  ".formatted(label) + String.format(Locale.ROOT, format, values);
    }
}
