package io.mqttplayground.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD) // there is one log in a process
class LogTest {

    private static final Logger LOG = Logger.getLogger("io.mqttplayground.test");

    @TempDir private Path folder;

    @AfterEach
    void closeTheFile() {
        LogManager.getLogManager().reset();
    }

    @Test
    void aRecordIsOneLineWhateverClientsSend() throws Exception {
        List<String> lines =
                logged("client {0} is gone", "a\033[2J\n2026-01-01 SEVERE forged\u202E", null);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .matches("[-0-9]+ [:.0-9]+ \\S+ io.mqttplayground.test: client a.*")
                .contains("a\\u001b[2J\\u000a2026-01-01 SEVERE forged\\u202e is gone");
    }

    @Test
    void aStackTraceFollowsIndented() throws Exception {
        Exception failure = new IllegalStateException("no\r\n2026-01-01 SEVERE forged\033[2J");

        List<String> lines = logged("failed", null, failure);

        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(line -> assertThat(line).startsWith("    ").doesNotContain("\033"));
        assertThat(lines).anyMatch(line -> line.contains("aStackTraceFollowsIndented"));
    }

    private List<String> logged(String message, String about, Exception thrown) throws Exception {
        Home home = Home.open(folder);
        Log.toFileOf(home);
        if (thrown == null) {
            LOG.log(Level.WARNING, message, about);
        } else {
            LOG.log(Level.WARNING, message, thrown);
        }
        LogManager.getLogManager().reset();
        return Files.readAllLines(home.log());
    }
}
