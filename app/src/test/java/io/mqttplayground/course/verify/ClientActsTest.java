package io.mqttplayground.course.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.wire.Packet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A task may stay open for a day, with clients that come, leave and break off. */
class ClientActsTest {

    private static final Packet.Connack ACCEPTED = new Packet.Connack(0, false);

    private final TaskEvents events = new TaskEvents();
    private final ClientActs acts = new ClientActs();

    @Test
    void aConnectThatIsNotAnsweredIsForgottenBehindManyOthers() {
        manyClients(client -> acts.read(events.toBroker(client, TaskEvents.connect())));
        assertThat(connected("0").asked()).isEmpty();
        assertThat(connected("99999").asked()).isPresent();
    }

    @Test
    void aSubscribeThatIsNotAnsweredIsForgottenBehindManyOthers() {
        manyClients(client -> acts.read(events.toBroker(client, TaskEvents.subscribe(7, "a"))));
        Packet.Suback suback = new Packet.Suback(7, List.of(0));
        assertThat(acts.read(events.toClient("0", suback))).isEmpty();
        assertThat(acts.read(events.toClient("99999", suback))).hasSize(1);
    }

    @Test
    void aClientThatLeftIsForgottenBehindManyOthersThatLeftSince() {
        manyClients(client -> acts.read(events.closed(client, true)));
        assertThat(connected("0").again()).isFalse();
        assertThat(connected("99999").again()).isTrue();
    }

    @Test
    void aClientThatLeavesAgainAndAgainIsNotForgotten() {
        manyClients(
                client -> {
                    acts.read(events.closed(client, true));
                    acts.read(events.closed("tom", true));
                });
        assertThat(connected("tom").again()).isTrue();
    }

    private Connect connected(String client) {
        return (Connect) acts.read(events.toClient(client, ACCEPTED)).get(0);
    }

    private static void manyClients(Consumer<String> what) {
        IntStream.range(0, 100_000).mapToObj(Integer::toString).forEach(what);
    }
}
