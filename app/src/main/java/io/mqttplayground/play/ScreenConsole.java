package io.mqttplayground.play;

import io.mqttplayground.lessons.role.Console;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;

/** Shows what a role tells, each line headed by the role's name and what happened. */
public final class ScreenConsole implements Console {

    private final PacketOrder order;
    private final String clientId;
    private final String name;

    public ScreenConsole(PacketOrder order, String clientId, String name) {
        this.order = order;
        this.clientId = clientId;
        this.name = String.format("  %-10s", name);
    }

    @Override
    public void sent(String line) {
        order.sent(clientId, StyledLine.of(name, Style.DIM).and(" → ", Style.SENT).and(line));
    }

    @Override
    public void received(String line) {
        order.received(
                clientId, StyledLine.of(name, Style.DIM).and(" ← ", Style.RECEIVED).and(line));
    }

    @Override
    public void note(String line) {
        order.note(StyledLine.of(name + "   " + line, Style.DIM));
    }
}
