package io.mqttplayground.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.config.ConfigFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decisions that app/src/bench/mosquitto-agrees.sh asks of a real mosquitto too. */
class AccessProbesTest {

    record Probe(String account, String clientId, String verb, boolean allowed, String topic) {

        static Probe of(String line) {
            String[] columns = line.split(" +", 5);
            boolean allowed = columns[3].equals("allowed");
            assertThat(columns[3]).isIn("allowed", "denied");
            assertThat(columns[2]).isIn("read", "write");
            return new Probe(columns[0], columns[1], columns[2], allowed, columns[4]);
        }

        Decision askedOf(AccessRules rules) {
            Optional<String> user = Optional.of(account).filter(name -> !name.equals("anonymous"));
            return verb.equals("read")
                    ? rules.forClient(user, clientId).mayRead(topic)
                    : rules.forClient(user, clientId).mayWrite(topic);
        }
    }

    static List<Probe> packaged() throws Exception {
        return probes("packaged-probes.txt");
    }

    static List<Probe> everyKindOfRule() throws Exception {
        return probes("every-kind-of-rule-probes.txt");
    }

    @ParameterizedTest
    @MethodSource
    void packaged(Probe probe) throws Exception {
        check(probe, Path.of("../broker-config/acl"));
    }

    @ParameterizedTest
    @MethodSource
    void everyKindOfRule(Probe probe) throws Exception {
        check(probe, resource("every-kind-of-rule.acl"));
    }

    private static void check(Probe probe, Path acl) throws Exception {
        Decision decision =
                probe.askedOf(AccessRules.parse(acl.toString(), ConfigFolder.linesOf(acl)));
        assertThat(decision.allowed()).as("%s: %s", probe, decision).isEqualTo(probe.allowed());
    }

    private static List<Probe> probes(String table) throws IOException, URISyntaxException {
        List<Probe> probes =
                Files.readAllLines(resource(table)).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(Probe::of)
                        .toList();
        assertThat(probes).hasSizeGreaterThan(40);
        return probes;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(AccessProbesTest.class.getResource("/access/" + name).toURI());
    }
}
