package io.mqttplayground.command.wire;

import io.mqttplayground.command.Rest;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.wire.RecentEvents;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.ladder.LiveLadder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The packets on the wire, recorded as long as the shell runs, and shown on demand. */
public final class PacketLog implements AutoCloseable {

    /** At a prompt, more than can be followed by eye: 1,000 rows a second. */
    private static final LiveLadder.Pace AT_A_PROMPT =
            new LiveLadder.Pace(200, Duration.ofMillis(1));

    /** In a script, everything that fits in memory. */
    private static final LiveLadder.Pace IN_A_SCRIPT = new LiveLadder.Pace(10_000, Duration.ZERO);

    private final Screen screen;
    private final BrokerLink broker;
    private final Rest rest;
    private final RecentEvents recent = RecentEvents.standard();
    private volatile Optional<LiveLadder> live = Optional.empty();

    /** Records from now on. */
    public PacketLog(Screen screen, BrokerLink broker, Rest rest) {
        this.screen = screen;
        this.broker = broker;
        this.rest = rest;
        broker.wire().addListener(recent);
    }

    /** What happened, oldest first; in a script with all that the commands before have caused. */
    public List<WireEvent> events() {
        rest.await();
        return recent.all();
    }

    /** Forgets what happened. */
    void clear() {
        rest.await();
        recent.clear();
    }

    /** Which packets are not among them; empty when all are. */
    Optional<String> blindSpot() {
        return broker.blindSpot();
    }

    /** Shows what has been caused so far, so that what is printed next stands below it. */
    public void settle() {
        Optional<LiveLadder> drawn = live;
        if (drawn.isPresent()) {
            rest.awaitShown();
            drawn.get().flush();
        }
    }

    /** Where those tell what they do whose packets are seen: each line below what it speaks of. */
    public Screen screenOfClients() {
        return new ScreenAmongPackets();
    }

    boolean isLive() {
        return live.isPresent();
    }

    /** Shows packets as they pass; returns whether that is new. */
    synchronized boolean turnOn() {
        if (live.isPresent()) {
            return false;
        }
        LiveLadder.Pace pace = screen.asks() ? AT_A_PROMPT : IN_A_SCRIPT;
        LiveLadder ladder = new LiveLadder(screen, recent.all(), pace);
        broker.wire().addListener(ladder);
        live = Optional.of(ladder);
        return true;
    }

    /** Shows packets no longer; returns whether they were shown. */
    synchronized boolean turnOff() {
        Optional<LiveLadder> ended = live;
        if (ended.isPresent()) {
            rest.await();
            broker.wire().removeListener(ended.get());
            ended.get().close();
        }
        live = Optional.empty();
        return ended.isPresent();
    }

    @Override
    public void close() {
        turnOff();
        broker.wire().removeListener(recent);
    }

    /**
     * The screen as those see it whose packets may be shown as they pass: as long as they are, a
     * line waits for the rows of the packets that were there before it.
     */
    private final class ScreenAmongPackets implements Screen {

        @Override
        public void print(List<StyledLine> lines) {
            live.ifPresentOrElse(ladder -> ladder.tell(lines, true), () -> screen.print(lines));
        }

        @Override
        public void flow(StyledLine line) {
            live.ifPresentOrElse(
                    ladder -> ladder.tell(List.of(line), !asks()), () -> screen.flow(line));
        }

        @Override
        public void error(String line) {
            live.ifPresent(LiveLadder::flush);
            screen.error(line);
        }

        @Override
        public int width() {
            return screen.width();
        }

        @Override
        public boolean unicode() {
            return screen.unicode();
        }

        @Override
        public boolean coloured() {
            return screen.coloured();
        }

        @Override
        public void status(Optional<StyledLine> line) {
            screen.status(line);
        }

        @Override
        public boolean asks() {
            return screen.asks();
        }

        @Override
        public Optional<String> askSecret(String prompt) {
            return screen.askSecret(prompt);
        }
    }
}
