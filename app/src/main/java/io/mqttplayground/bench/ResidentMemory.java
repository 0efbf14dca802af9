package io.mqttplayground.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Memory that a process really holds, as Linux tells it. */
public final class ResidentMemory {

    private static final String LABEL = "VmRSS:";
    private static final int KIBIBYTE = 1_024;

    private final Path status;

    private ResidentMemory(Path status) {
        this.status = status;
    }

    /** That of another process on this machine. */
    public static ResidentMemory of(long processId) {
        return new ResidentMemory(Path.of("/proc", Long.toString(processId), "status"));
    }

    public static ResidentMemory ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }

    /** Empty where the system does not tell, or the process is gone. */
    OptionalLong bytes() {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(LABEL))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException notTold) {
            return OptionalLong.empty();
        }
    }
}
