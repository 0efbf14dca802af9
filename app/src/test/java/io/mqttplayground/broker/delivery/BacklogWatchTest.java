package io.mqttplayground.broker.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.Limits;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which sessions are looked after because they lag. */
class BacklogWatchTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    /** What waited for it would otherwise count for ever, and be held in memory. */
    @Test
    void aSessionThatHasEndedIsLookedAfterNoMore() {
        BacklogWatch watch = new BacklogWatch(Limits.standard(), (what, why) -> failures.add(what));
        OutboundSession away = new OutboundSession(10, 16 * MEBIBYTE);
        Backlog backlog = new Backlog(away, watch);
        away.enqueue(new Message("a", new byte[2 * MEBIBYTE], 1, false));
        backlog.grew();
        assertThat(watch.isQuiet()).isFalse();

        backlog.end();

        Awaitility.await().until(watch::isQuiet);
        assertThat(failures).isEmpty();
        watch.stop();
    }
}
