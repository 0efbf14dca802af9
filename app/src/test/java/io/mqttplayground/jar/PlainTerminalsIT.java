package io.mqttplayground.jar;

import static io.mqttplayground.jar.PtySession.CTRL_D;
import static io.mqttplayground.jar.PtySession.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals that are narrow, old, or shall not be coloured. */
class PlainTerminalsIT {

    /** Select Graphic Rendition with a colour: 30 to 49, or bright ones from 90. */
    private static final String COLOUR = "\033\\[(\\d+;)*([34]\\d|9\\d|10\\d)(;\\d+)*m";

    @TempDir private Path folder;
    private Playground playground;

    @BeforeEach
    void ownFolders() throws Exception {
        playground = new Playground(folder).arguments("--port", "0");
    }

    @Test
    void aTerminalWithColoursGetsColours() throws Exception {
        try (PtySession terminal = aLesson(playground.atTerminal())) {
            assertThat(terminal.transcript()).containsPattern(COLOUR);
        }
    }

    @Test
    void noColorIsHonouredInCompletionsToo() throws Exception {
        try (PtySession terminal = aLesson(playground.with("NO_COLOR", "1").atTerminal())) {
            terminal.type("lesson " + TAB + TAB).await("smartobject");

            assertThat(terminal.transcript()).contains("\033").doesNotContainPattern(COLOUR);
        }
    }

    @Test
    void aDumbTerminalGetsTextWithoutEscapeCodes() throws Exception {
        try (PtySession terminal = aLesson(playground.with("TERM", "dumb").atTerminal())) {
            terminal.type(CTRL_D);

            assertThat(terminal.awaitExitCode()).isZero();
            assertThat(terminal.transcript())
                    .doesNotContain("\033")
                    .containsOnlyOnce("run -n 3 -i 0");
        }
    }

    private static PtySession aLesson(PtySession terminal) throws Exception {
        terminal.awaitPrompt().openLesson(1);
        terminal.enter("run -n 3 -i 0").await("done: sent 3, received 3, lost 0");
        return terminal;
    }

    @Test
    void aTerminalThatIsNotUtf8GetsAscii() throws Exception {
        try (PtySession terminal = aLesson(playground.with("LANG", "C").atTerminal())) {
            terminal.enter("source").await("a key goes on").type("q").awaitPrompt();
            terminal.enter("exit").awaitExitCode();

            assertThat(terminal.transcript()).matches("(?s)\\p{ASCII}*");
        }
    }

    @Test
    void aScriptInALocaleThatIsNotUtf8PrintsAscii() throws Exception {
        Finished session =
                playground
                        .with("LC_ALL", "C")
                        .run("lesson 1", "run -n 3 -i 0", "source", "help", "pub -t é# -m 1");

        assertThat(session.out())
                .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                .anyMatch(line -> line.contains("thermometer"));
        assertThat(session.err())
                .singleElement()
                .matches(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    }

    @Test
    void fortyColumnsAreEnough() throws Exception {
        try (PtySession terminal = new PtySession(playground, 40, 200, 120)) {
            terminal.await("mqtt>").enter("help").await("Ctrl-D leaves");
            terminal.enter("lessons").await("smartobject");
            terminal.openLesson(1);
            terminal.enter("run -n 30 -i 20ms").await("done: sent 30");

            assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(41));
        }
    }
}
