package io.mqttplayground.broker;

import static io.mqttplayground.testkit.RawMqtt.CONNACK;
import static io.mqttplayground.testkit.RawMqtt.connect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.PasswordFile;
import io.mqttplayground.testkit.RawMqtt;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everybody knows opens nothing where everybody is. */
class DemoPasswordsTest {

    private static final int CLEAN_WITH_ACCOUNT = 0xC2;

    @Test
    void whereOthersReachTheBrokerADemoPasswordOpensNoAccount() throws Exception {
        try (EmbeddedBroker broker = broker("0.0.0.0")) {
            assertThat(answer(broker, "teacher", "alice-pw")).isEqualTo(4);
            assertThat(answer(broker, "tutor", "own-pw")).isZero();
        }
    }

    @Test
    void norWhenItIsSetThere() throws Exception {
        try (EmbeddedBroker broker = broker("0.0.0.0")) {
            broker.replacePasswords(
                    PasswordFile.parse("passwords", List.of())
                            .with("carla", "bob-pw".getBytes(UTF_8))
                            .with("tutor", "own-pw".getBytes(UTF_8)));
            assertThat(answer(broker, "carla", "bob-pw")).isEqualTo(4);
            assertThat(answer(broker, "tutor", "own-pw")).isZero();
            assertThat(broker.passwords().refuses("admin-pw".getBytes(UTF_8))).isTrue();
        }
    }

    @Test
    void onLoopbackItOpensItsAccount() throws Exception {
        try (EmbeddedBroker broker = broker("127.0.0.1")) {
            assertThat(answer(broker, "teacher", "alice-pw")).isZero();
        }
    }

    @Test
    void whoHasOtherAccountsIsToldAndNobodyElse() throws Exception {
        assertThat(DemoPasswords.refusal("0.0.0.0", accounts()))
                .get()
                .asString()
                .contains("alice-pw", "user passwd NAME");
        assertThat(DemoPasswords.refusal("127.0.0.1", accounts())).isEmpty();
        PasswordFile packaged = BrokerConfig.packaged().passwords();
        assertThat(DemoPasswords.refusal("0.0.0.0", packaged)).isEmpty();
    }

    private static PasswordFile accounts() throws Exception {
        return PasswordFile.parse("passwords", List.of())
                .with("teacher", "alice-pw".getBytes(UTF_8))
                .with("tutor", "own-pw".getBytes(UTF_8));
    }

    private static EmbeddedBroker broker(String host) throws Exception {
        BrokerConfig config = BrokerConfig.packaged();
        return EmbeddedBroker.start(
                config.withSettings(config.settings().withHost(host).withPort(0))
                        .withPasswords(accounts()));
    }

    private static int answer(EmbeddedBroker broker, String account, String password)
            throws Exception {
        try (RawMqtt client = RawMqtt.open(broker)) {
            client.send(connect("MQTT", 4, CLEAN_WITH_ACCOUNT, 60, "x", account, password));
            return client.expect(CONNACK).body()[1];
        }
    }
}
