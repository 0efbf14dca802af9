package io.mqttplayground.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mqttplayground.link.ClientStatus;
import io.mqttplayground.testkit.ShellAtBroker;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SubCommandTest {

    @Test
    void aSessionThatIsKeptGetsWhatWasPublishedMeanwhile() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("sub -c -i phone -q 1 -t sensor/t -E");
            await().until(() -> shell.broker().clients().get(0).address().isEmpty());
            ClientStatus away = shell.broker().clients().get(0);
            assertThat(away.subscriptions()).containsExactly(new Packet.Filter("sensor/t", 1));
            shell.run("pub -q 1 -t sensor/t -m kept");
            shell.run("pub -q 0 -t sensor/t -m gone");

            List<String> shown = shell.run("sub -c -i phone -q 1 -t sensor/other");
            List<String> all = new ArrayList<>(shown);
            all.addAll(shell.run("pub -q 1 -t sensor/t -m after"));
            await().until(
                            () -> {
                                all.addAll(shell.screen().lines());
                                return all.stream()
                                        .anyMatch(line -> line.contains("← sensor/t  after"));
                            });

            assertThat(all)
                    .contains("  phone resumes its session (session present)")
                    .anyMatch(line -> line.contains("kept"))
                    .noneMatch(line -> line.contains("gone"));
        }
    }

    @Test
    void keepAliveAndWillAreInTheConnect() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            List<Packet.Connect> connects = connects(shell);
            shell.run(
                    "sub -i boat -k 5 -t sensor/t --will-topic device/boat/status"
                            + " --will-payload offline --will-qos 1 --will-retain");

            assertThat(connects).hasSize(1);
            Packet.Connect connect = connects.get(0);
            assertThat(connect.keepAliveSeconds()).isEqualTo(5);
            assertThat(connect.cleanSession()).isTrue();
            Packet.Publish will = connect.will().orElseThrow();
            assertThat(will.topic()).isEqualTo("device/boat/status");
            assertThat(new String(will.payload())).isEqualTo("offline");
            assertThat(will.qos()).isEqualTo(1);
            assertThat(will.retain()).isTrue();
        }
    }

    @Test
    void aPublishUnderTheSameIdentifierUsesTheConnectionThatThereIs() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("sub -c -i phone -k 7 -t sensor/t");
            List<Packet.Connect> connects = connects(shell);

            shell.run("pub -i phone -t sensor/t -m hi");

            assertThat(connects).isEmpty();
        }
    }

    @Test
    void aSubscriptionWithACleanSessionDoesNotUseTheSessionThatIsKept() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("sub -c -i watch -q 1 -t sensor/t");
            List<Packet.Connect> connects = connects(shell);

            shell.run("sub -i watch -q 1 -t sensor/t");

            assertThat(connects).hasSize(1);
            assertThat(connects.get(0).cleanSession()).isTrue();
        }
    }

    @Test
    void whatIsPublishedIsShownBeforeWhatCameOfIt() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("sub -i lamp -q 1 -t sensor/t");
            for (int qos = 0; qos <= 2; qos++) {
                assertThat(shell.run("pub -t sensor/t -m on -q " + qos))
                        .first()
                        .asString()
                        .startsWith("  shell → sensor/t  on");
            }
        }
    }

    @Test
    void unsubEndsASubscriptionWhoseConnectionIsLost() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.run("sub -i lamp -t sensor/t -t sensor/u");
            List<String> shown = new ArrayList<>(shell.run("offline lamp"));
            await().until(
                            () -> {
                                shown.addAll(shell.screen().lines());
                                return shown.toString().contains("lamp: connection lost");
                            });

            assertThat(shell.run("unsub"))
                    .contains(
                            "  lamp unsubscribed from sensor/t",
                            "  lamp unsubscribed from sensor/u");
            assertThat(shell.fail("unsub").get(0)).contains("nothing is subscribed");
        }
    }

    @Test
    void whatIsMissingIsAskedFor() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.fail("sub -c -t sensor/t")).anyMatch(line -> line.contains("Add -i"));
            assertThat(shell.fail("sub -t sensor/t --will-payload off"))
                    .anyMatch(line -> line.contains("add --will-topic TOPIC"));
            assertThat(shell.fail("sub -t sensor/t --will-topic a/#"))
                    .anyMatch(line -> line.contains("no will like that"));
            assertThat(shell.fail("sub -t sensor/t -k 70000"))
                    .anyMatch(line -> line.contains("0 to 65535 seconds"));
        }
    }

    private static List<Packet.Connect> connects(ShellAtBroker shell) {
        List<Packet.Connect> connects = new CopyOnWriteArrayList<>();
        shell.broker()
                .wire()
                .addListener(
                        event -> {
                            if (event instanceof WireEvent.PacketSeen seen
                                    && seen.packet() instanceof Packet.Connect connect) {
                                connects.add(connect);
                            }
                        });
        return connects;
    }
}
