package io.mqttplayground.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.budget.Budget;
import io.mqttplayground.broker.config.Limits;
import io.mqttplayground.broker.delivery.BacklogWatch;
import io.mqttplayground.link.Peer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a session expires that has no user name; the hour passes at once. */
class SessionExpiryTest {

    private static final int HOUR = 3_600;

    private final Limits limits = Limits.standard();
    private final BacklogWatch watch = new BacklogWatch(limits, (what, cause) -> {});
    private final List<ClientSession> gone = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final KeptSessions kept =
            new KeptSessions(
                    limits,
                    () -> now,
                    (session, why) -> {
                        gone.add(session);
                        removed(session);
                    });

    private void removed(ClientSession session) {
        kept.remove(session);
    }

    private ClientSession session() {
        ClientSession.Terms terms =
                new ClientSession.Terms(
                        AccessControl.open(), limits, watch, new Budget(10_000_000));
        return new ClientSession(Peer.of(new EmbeddedChannel()), false, terms, (one, why) -> {});
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
        kept.expire();
    }

    @Test
    void itGoesAfterAnHourAndNotSooner() {
        ClientSession first = session();
        ClientSession second = session();
        kept.add(first);
        pass(10);
        kept.add(second);
        pass(HOUR - 11);
        assertThat(gone).isEmpty();
        pass(1);
        assertThat(gone).containsExactly(first);
        pass(10);
        assertThat(gone).containsExactly(first, second);
    }

    @Test
    void theHourBeginsAnewWheneverItsClientGoesAway() {
        ClientSession session = session();
        kept.add(session);
        pass(HOUR - 1);
        kept.remove(session);
        pass(HOUR);
        kept.add(session);
        pass(HOUR - 1);
        assertThat(gone).isEmpty();
        pass(1);
        assertThat(gone).containsExactly(session);
    }

    @Test
    void aClockThatIsSetBackEndsNone() {
        kept.add(session());
        now = now.minusSeconds(10L * HOUR);
        kept.expire();
        assertThat(gone).isEmpty();
    }
}
