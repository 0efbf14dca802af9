package io.mqttplayground.command.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgottenMessagesTest {

    private static final String GONE = "to have it again:";

    /** As after a restart: nothing was retained at this broker. */
    @Test
    void whoGoesOnInTheMiddleIsToldWhatTheBrokerHasForgotten() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            shell.openLesson("device", "Live or kept?");
            String shown = String.join(" ", shell.run("lesson device"));

            assertThat(shown).contains(GONE, "pub -r -t device/lamp/info", "device/door/info");
            assertThat(shown).doesNotContain("device/window/state");
        }
    }

    @Test
    void whoseBrokerHasItAllIsToldNothing() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            for (String device : List.of("lamp", "door")) {
                shell.run("pub -r -t device/" + device + "/info -m {}");
            }
            shell.openLesson("device", "Live or kept?");

            assertThat(String.join(" ", shell.run("lesson device"))).doesNotContain(GONE);
        }
    }
}
