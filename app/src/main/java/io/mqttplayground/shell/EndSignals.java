package io.mqttplayground.shell;

import java.util.List;
import org.jline.utils.Signals;

/**
 * Ctrl-C, SIGTERM and a closed terminal as a request to end. Left to itself the JVM would end with
 * an exit code that names the signal, whatever its shutdown hooks have done.
 */
public final class EndSignals {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private EndSignals() {}

    /**
     * Calls this when the process is asked to end. Asked once more, the process is killed, so that
     * it cannot hang. A signal that the system does not have stays as it is.
     */
    public static void handle(Runnable end) {
        for (String name : NAMES) {
            Signals.register(
                    name,
                    () -> {
                        Signals.registerDefault(name);
                        end.run();
                    });
        }
    }
}
