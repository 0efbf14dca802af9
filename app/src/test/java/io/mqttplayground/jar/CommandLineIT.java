package io.mqttplayground.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ClosedPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandLineIT {

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder);
    }

    @Test
    void helpTellsTheCommandsAndOptions() throws Exception {
        Finished help = playground.arguments("--help").run();

        assertThat(help.exitCode()).isZero();
        assertThat(help.allOut())
                .contains("broker", "lesson", "produce", "consume")
                .contains("--host", "--port", "--config", "--home", "--external", "--version");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void versionIsThatOfTheJar() throws Exception {
        Finished version = playground.arguments("--version").run();

        assertThat(version.out()).containsExactly("MQTT Playground 1.0");
        assertThat(version.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--port abc, 'abc' is not a port",
        "--port 65536, '65536' is not a port",
        "--port -1, '-1' is not a port",
        "--prot 1883, --prot",
        "brokre, did you mean",
        "--external http://here, 'http://here' is not a broker",
        "broker --external tcp://localhost, no place",
        "produce nowhere, there is no lesson 'nowhere'",
        "produce simple -q 3, there is no QoS 3",
        "consume simple -n many, 'many' is not a number of messages",
        "produce simple -i soon, 'soon' is not a time",
    })
    void aWrongCallIsOneLineAndEndsWithTwo(String call, String line) throws Exception {
        Finished end = playground.arguments(call.split(" ")).run();

        assertThat(end.err()).singleElement().asString().contains(line);
        assertThat(end.out()).isEmpty();
        assertThat(end.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"broker", "''"})
    void aPortInUseIsToldWithWhatToDo(String command) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(busy.getLocalPort());
            String[] call = (command + " --port " + port).strip().split(" ");
            Finished end = playground.arguments(call).run();

            assertThat(end.err()).singleElement().asString().contains(port, "in use", "--port");
            assertThat(end.out()).isEmpty();
            assertThat(end.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"no-such-host.invalid", "203.0.113.7"})
    void anAddressThatIsNotOursIsTold(String host) throws Exception {
        Finished end = playground.arguments("broker", "--port", "0", "--host", host).run();

        assertThat(end.err()).singleElement().asString().contains(host);
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @Test
    void aMissingConfigFolderIsTold() throws Exception {
        Finished end = playground.arguments("broker", "--config", "not-there").run();

        assertThat(end.err()).singleElement().asString().contains("not-there");
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("faultyFiles")
    void aFaultyConfigFileIsToldWithFileAndLine(String file, String text, String place)
            throws Exception {
        Path config = Files.createDirectory(folder.resolve("config"));
        for (String name : new String[] {"moquette.conf", "passwords", "acl"}) {
            Files.copy(Path.of("..", "broker-config", name), config.resolve(name));
        }
        Files.writeString(config.resolve(file), text);
        Finished end =
                playground.arguments("broker", "--port", "0", "--config", config.toString()).run();

        assertThat(end.err()).singleElement().asString().contains(place);
        assertThat(end.out()).isEmpty();
        assertThat(end.exitCode()).isEqualTo(1);
    }

    static Stream<Arguments> faultyFiles() {
        return Stream.of(
                Arguments.of("moquette.conf", "# ours\nprot 1883\n", "moquette.conf:2"),
                Arguments.of("passwords", "alice:secret\n", "passwords:1"),
                Arguments.of("acl", "pattern readwrite sensor/#\n\ntopik a\n", "acl:3"));
    }

    @Test
    void nobodyToTalkToIsToldByARoleOfItsOwn() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            String port = Integer.toString(closed.number());
            Finished end = playground.arguments("produce", "simple", "-p", port).run();

            assertThat(end.err()).singleElement().asString().contains(":" + port);
            assertThat(end.exitCode()).isEqualTo(1);
        }
    }
}
