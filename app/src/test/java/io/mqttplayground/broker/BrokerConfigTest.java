package io.mqttplayground.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.config.BrokerSettings;
import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.broker.config.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerConfigTest {

    @TempDir Path folder;

    @BeforeEach
    void copyThePackagedFiles() throws IOException {
        for (String file : new String[] {"moquette.conf", "passwords", "acl"}) {
            Files.copy(Path.of("../broker-config").resolve(file), folder.resolve(file));
        }
    }

    @Test
    void thePackagedFilesGiveThreeAccountsOnLoopback() throws Exception {
        BrokerConfig config = BrokerConfig.packaged();

        assertThat(config.settings()).isEqualTo(BrokerSettings.local().withPort(1883));
        assertThat(config.allowAnonymous()).isTrue();
        assertThat(config.passwords().users()).containsExactly("alice", "bob", "admin");
        assertThat(config.passwords().accepts("alice", "alice-pw".getBytes())).isTrue();
        assertThat(config.passwordPath()).isEmpty();
    }

    @Test
    void aCopiedFolderSaysTheSame() throws Exception {
        BrokerConfig config = BrokerConfig.read(Optional.of(folder));

        assertThat(config.settings()).isEqualTo(BrokerConfig.packaged().settings());
        assertThat(config.passwordPath()).contains(folder.resolve("passwords"));
    }

    @Test
    void settingsOfTheFileAreTaken() throws Exception {
        write("host 0.0.0.0", "port 2883", "allow_anonymous false", "max_connections 7");

        BrokerConfig config = BrokerConfig.read(Optional.of(folder));

        assertThat(config.settings().host()).isEqualTo("0.0.0.0");
        assertThat(config.settings().port()).isEqualTo(2883);
        assertThat(config.settings().limits().of(Limit.CONNECTIONS)).isEqualTo(7);
        assertThat(config.allowAnonymous()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot 1883           | unknown setting \"prot\"",
                "port                | port needs a value",
                "port many           | port is \"many\"; it must be a number from 0 to 65535",
                "port 70000          | port is \"70000\"",
                "allow_anonymous yes | allow_anonymous is \"yes\"; it must be true or false",
                "max_connections 0   | max_connections is \"0\""
            })
    void aFaultyLineIsNamed(String line, String problem) throws Exception {
        write("# a comment", "", line);

        assertThatThrownBy(() -> BrokerConfig.read(Optional.of(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("moquette.conf:3: ")
                .hasMessageContaining(problem);
    }

    @Test
    void aSettingThatStandsTwiceIsAnError() throws Exception {
        write("port 1883", "port 1884");

        assertThatThrownBy(() -> BrokerConfig.read(Optional.of(folder)))
                .hasMessageContaining("moquette.conf:2: port is set twice");
    }

    @ParameterizedTest
    @CsvSource({"moquette.conf", "passwords", "acl"})
    void aMissingFileIsAnErrorAndNeverOpensTheBroker(String file) throws Exception {
        Files.delete(folder.resolve(file));

        assertThatThrownBy(() -> BrokerConfig.read(Optional.of(folder)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(file)
                .hasMessageContaining("no such file");
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThatThrownBy(() -> BrokerConfig.read(Optional.of(folder.resolve("nowhere"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere: no such folder");
    }

    /** What is left out holds as the comment shows it. */
    @ParameterizedTest
    @EnumSource(Limit.class)
    void thePackagedFileShowsEveryLimitWithItsDefault(Limit limit) throws Exception {
        assertThat(Files.readAllLines(folder.resolve("moquette.conf")))
                .contains("#%s %d".formatted(limit.setting(), limit.standard()));
        write("%s %d".formatted(limit.setting(), limit.standard() - 1));
        assertThat(BrokerConfig.read(Optional.of(folder)).settings().limits())
                .isEqualTo(Limits.standard().with(limit, limit.standard() - 1));
    }

    private void write(String... lines) throws IOException {
        Files.write(folder.resolve("moquette.conf"), java.util.List.of(lines));
    }
}
