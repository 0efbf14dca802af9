package io.mqttplayground.broker.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "localhost, localhost",
        "192.168.1.7, 192.168.1.7",
        "::1, [::1]",
        "[::1], [::1]",
        "::, [::1]",
        "[::], [::1]",
    })
    void clientsOnThisMachineCanUseTheHostInAnAddress(String host, String reachable) {
        BrokerSettings settings = BrokerSettings.local().withHost(host);
        assertThat(settings.reachableHost()).isEqualTo(reachable);
    }
}
