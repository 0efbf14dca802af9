package io.mqttplayground.shell;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines that come by themselves, gathered for a moment: as many as anybody can read, of the rest
 * their number. Any thread.
 */
final class FlowingLines {

    private final int most;
    private final List<StyledLine> lines = new ArrayList<>();
    private int leftOut;

    /**
     * @param most lines of one gathering
     */
    FlowingLines(int most) {
        this.most = most;
    }

    synchronized void add(StyledLine line) {
        if (lines.size() < most) {
            lines.add(line);
        } else {
            leftOut++;
        }
    }

    /** What has been gathered since the last time; it begins anew. */
    synchronized List<StyledLine> take() {
        List<StyledLine> taken = new ArrayList<>(lines);
        lines.clear();
        if (leftOut > 0) {
            taken.add(StyledLine.of("  … and " + leftOut + " more", Style.DIM));
            leftOut = 0;
        }
        return taken;
    }
}
