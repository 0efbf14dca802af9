package io.mqttplayground.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A report as one line of JSON, times rounded to what can be told apart. */
public final class ReportJson {

    private static final int DIGITS = 3;

    private final ObjectMapper json = new ObjectMapper();

    /** Values that could not be measured are null. */
    public String line(BenchReport report) {
        ObjectNode root = json.createObjectNode();
        root.put("qos", report.qos());
        root.put("count", report.count());
        root.put("sent", report.sent());
        root.put("received", report.received());
        root.put("lost", report.lost());
        root.put("duplicated", report.duplicated());
        root.put("outOfOrder", report.outOfOrder());
        root.put("seconds", rounded(report.seconds()));
        root.put("messagesPerSecond", rounded(report.messagesPerSecond()));
        report.latencyMillis()
                .ifPresentOrElse(
                        millis -> latency(root.putObject("latencyMillis"), millis),
                        () -> root.putNull("latencyMillis"));
        report.idle().ifPresent(idle -> idle(root.putObject("idle"), idle));
        return root.toString();
    }

    private static void latency(ObjectNode node, LatencyMillis millis) {
        node.put("p50", rounded(millis.p50()));
        node.put("p99", rounded(millis.p99()));
        node.put("max", rounded(millis.max()));
    }

    private static void idle(ObjectNode node, IdleReport idle) {
        node.put("connections", idle.connections());
        if (idle.residentMegabytes().isPresent()) {
            node.put("residentMegabytes", rounded(idle.residentMegabytes().getAsDouble()));
        } else {
            node.putNull("residentMegabytes");
        }
        node.put("connectMillis", rounded(idle.connectMillis()));
        node.put("roundTripMillis", rounded(idle.roundTripMillis()));
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
