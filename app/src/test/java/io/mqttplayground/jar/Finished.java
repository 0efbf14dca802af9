package io.mqttplayground.jar;

import java.util.List;

/** What a process left behind. */
record Finished(int exitCode, List<String> out, List<String> err) {

    String allOut() {
        return String.join("\n", out);
    }
}
