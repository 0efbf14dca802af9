package io.mqttplayground.broker.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.routing.SubscriptionTree.Subscription;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which subscriptions a topic name matches (section 4.7). */
class SubscriptionTreeTest {

    private final SubscriptionTree<String> tree = new SubscriptionTree<>();

    private void subscribe(String clientId, String filter, int qos) {
        tree.add(filter, clientId, qos);
    }

    private List<Subscription<String>> matching(String topic) {
        return tree.matching(topic);
    }

    /** The examples of section 4.7.1 and 4.7.2, and empty levels. */
    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1, true",
        "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/#, sport, true",
        "sport/#, sports, false",
        "#, sport, true",
        "#, /, true",
        "sport/tennis/+, sport/tennis/player1, true",
        "sport/tennis/+, sport/tennis/player1/ranking, false",
        "sport/+, sport, false",
        "sport/+, sport/, true",
        "+/+, /finance, true",
        "/+, /finance, true",
        "+, /finance, false",
        "#, $SYS/x, false",
        "+/monitor/Clients, $SYS/monitor/Clients, false",
        "$SYS/#, $SYS/x, true",
        "$SYS/monitor/+, $SYS/monitor/Clients, true",
        "ACCOUNTS, Accounts, false",
        "a//b, a//b, true",
        "a/+/b, a//b, true",
        "a/b, a/b/, false"
    })
    void matches(String filter, String topic, boolean expected) {
        subscribe("one", filter, 0);
        assertThat(matching(topic).isEmpty()).isNotEqualTo(expected);
        tree.remove(filter, "one");
        assertThat(matching(topic)).isEmpty();
        assertThat(tree.isEmpty()).isTrue();
    }

    /** [MQTT-3.3.5-1]. */
    @Test
    void eachClientIsFoundOnceAtItsHighestQos() {
        subscribe("one", "a/#", 0);
        subscribe("one", "a/+", 2);
        subscribe("one", "a/b", 1);
        subscribe("two", "a/b", 0);
        assertThat(matching("a/b"))
                .extracting(found -> found.subscriber() + found.qos())
                .containsExactlyInAnyOrder("one2", "two0");
    }

    /** In Moquette's own tree one of them is lost now and then, or a thread ends. */
    @Test
    void subscriptionsMadeWhileOthersEndAreNotLost() {
        CompletableFuture<?>[] threads =
                IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> comeAndGo("client" + i)))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(threads).join();
        assertThat(matching("a/b/c")).hasSize(4);
        IntStream.range(0, 4).forEach(i -> tree.remove("a/b/+", "client" + i));
        assertThat(tree.isEmpty()).isTrue();
    }

    private void comeAndGo(String clientId) {
        for (int i = 0; i < 20_000; i++) {
            tree.remove("a/b/+", clientId);
            subscribe(clientId, "a/b/+", 1);
            assertThat(matching("a/b/c")).extracting(Subscription::subscriber).contains(clientId);
        }
    }
}
