package io.mqttplayground.course;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.command.run.RunCommand;
import io.mqttplayground.course.format.LessonParser;
import io.mqttplayground.course.format.ParseResult;
import io.mqttplayground.testkit.Sample;
import io.mqttplayground.wire.Direction;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LessonCheckTest {

    @Test
    void aSolutionThatSolvesItsTaskIsSound() throws Exception {
        assertThat(findings("both", "- published to a", "publish a")).isEmpty();
    }

    @Test
    void theBrokerMayTakeItsTime() throws Exception {
        assertThat(findings("both", "- published to a", "publish-later a")).isEmpty();
    }

    @Test
    void aSolutionThatSolvesNothingIsFoundWithItsLine() throws Exception {
        assertThat(findings("both", "- published to a", "publish b"))
                .containsExactly(
                        new Problem(
                                "01-x.md",
                                6,
                                "the solution does not solve the task: published to b, the task"
                                        + " asks for a"));
    }

    @Test
    void aCommandThatIsNotUnderstoodIsFound() throws Exception {
        assertThat(findings("both", "- published to a", "pup a"))
                .containsExactly(
                        new Problem("01-x.md", 6, "the solution fails: unknown command pup"));
    }

    @Test
    void aTaskThatIsSolvedByDoingNothingIsFound() throws Exception {
        assertThat(findings("both", "- connected", "publish a"))
                .containsExactly(new Problem("01-x.md", 6, "the task is solved by doing nothing"));
    }

    @Test
    void aRoleThatTheLessonDoesNotHaveIsFound() throws Exception {
        assertThat(findings("heater", "- published to a", "publish a"))
                .containsExactly(
                        new Problem(
                                "01-x.md",
                                3,
                                "the lesson has no role \"heater\"; it has producer"));
    }

    private static List<Problem> findings(String role, String expectation, String solution)
            throws InterruptedException {
        String text =
                "# Lesson 1 (x): X\n## S\n```run\n"
                        + role
                        + "\n```\n```task\nDo.\nexpect:\n"
                        + expectation
                        + "\nhints:\n1. h\nsolution:\n  "
                        + solution
                        + "\n```\n";
        Lesson lesson =
                ((ParseResult.Parsed)
                                new LessonParser(RunCommand::wrongOptions).parse("01-x.md", text))
                        .lesson();
        return new LessonCheck(
                        opened -> new Stage(), id -> Set.of("producer"), Duration.ofMillis(300))
                .check(lesson);
    }

    /** A shell of one command, at whose broker somebody connects right at the start. */
    private static final class Stage implements Rehearsal {

        private WireListener listener;

        @Override
        public void addListener(WireListener added) {
            listener = added;
            listener.on(seen(Direction.TO_CLIENT, new Packet.Connack(0, false)));
        }

        @Override
        public boolean isOwnRole(String clientId) {
            return false;
        }

        @Override
        public void run(String command) throws Exception {
            String[] words = command.split(" ");
            byte[] payload = "1".getBytes(UTF_8);
            WireEvent event =
                    seen(
                            Direction.TO_BROKER,
                            new Packet.Publish(words[1], 0, false, false, 0, payload, 1));
            switch (words[0]) {
                case "publish" -> listener.on(event);
                case "publish-later" -> new Thread(() -> listener.on(event)).start();
                default -> throw new IllegalArgumentException("unknown command " + words[0]);
            }
        }

        @Override
        public void close() {}

        private static WireEvent seen(Direction direction, Packet packet) {
            return new WireEvent.PacketSeen(Sample.header(1, "me"), direction, packet);
        }
    }
}
