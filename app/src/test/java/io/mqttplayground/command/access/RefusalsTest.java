package io.mqttplayground.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.RawMqtt;
import io.mqttplayground.testkit.ShellAtBroker;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void ownDeniedMessagesAreToldAtOnce() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            String first = String.join(" ", shell.run("pub -t nobody/may -m 1"));

            assertThat(first)
                    .contains("let nobody without a user name write nobody/may")
                    .containsPattern("free names +begin with sensor/, +device/, +playground/")
                    .doesNotContain("%u");
            assertThat(
                            String.join(
                                    " ",
                                    shell.run("pub -t /iot/user/bob/x -m 1 -u alice -P alice-pw")))
                    .contains("do not let alice write /iot/user/bob/x")
                    .doesNotContain("nobody without");
        }
    }

    @Test
    void aClientOfMqtt5IsToldOfOnce() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                try (RawMqtt client = RawMqtt.open(shell.broker())) {
                    client.send(RawMqtt.packet(0x10, RefusalsTest::connectOfMqtt5));
                    client.expectClosed();
                }
            }
            Awaitility.await()
                    .until(() -> lines.addAll(shell.screen().lines()) && !lines.isEmpty());
            lines.addAll(shell.run("jobs"));

            assertThat(String.join(" ", lines))
                    .containsOnlyOnce("at 127.0.0.1 speaks MQTT 5; this broker speaks 3.1.1");
        }
    }

    private static void connectOfMqtt5(DataOutputStream out) throws IOException {
        out.writeUTF("MQTT");
        out.writeByte(5);
        out.writeByte(2);
        out.writeShort(60);
        out.writeByte(0); // no properties
        out.writeUTF("modern");
    }

    @Test
    void sharedSubscriptionsAreNotOfferedRatherThanForbidden() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.fail("sub -t $share/group/sensor/#"))
                    .singleElement()
                    .asString()
                    .contains("shared subscriptions are of MQTT 5");
        }
    }
}
