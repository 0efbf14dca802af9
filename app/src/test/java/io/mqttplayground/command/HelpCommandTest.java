package io.mqttplayground.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.testkit.ShellAtBroker;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpCommandTest {

    @Test
    void everyCommandStandsUnderAHeading() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            List<String> lines = shell.run("help all");

            assertThat(lines)
                    .filteredOn(line -> line.matches("  \\S+"))
                    .containsExactly("  Lessons", "  Messages", "  Broker", "  Faults", "  Shell");
            shell.session()
                    .commands()
                    .subcommands()
                    .values()
                    .forEach(
                            command ->
                                    assertThat(lines)
                                            .anyMatch(
                                                    line ->
                                                            line.startsWith(
                                                                    "    "
                                                                            + command
                                                                                    .getCommandName()
                                                                            + " ")));
        }
    }

    @Test
    void theNamesOfAllCommandsFitOneScreen() throws Exception {
        for (int width : List.of(80, 40)) {
            try (ShellAtBroker shell = ShellAtBroker.packaged(width, true)) {
                List<String> lines = shell.run("help");

                assertThat(lines).hasSizeLessThan(23).allMatch(line -> line.length() <= width);
                assertThat(String.join(" ", lines).split(" +")).containsAll(namesOfCommands(shell));
            }
        }
    }

    private static List<String> namesOfCommands(ShellAtBroker shell) {
        return shell.session().commands().subcommands().values().stream()
                .map(CommandLine::getCommandName)
                .toList();
    }

    @Test
    void allDescriptionsBeginInTheSameColumn() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(160, true)) {
            List<String> lines = shell.run("help all");
            int column = column(lines, "duplicate-id");

            assertThat(lines)
                    .filteredOn(line -> line.matches(" {4}\\S.*"))
                    .hasSizeGreaterThan(30)
                    .allMatch(line -> line.charAt(column - 1) == ' ' && line.charAt(column) != ' ');
        }
    }

    private static int column(List<String> lines, String command) {
        String line = lines.stream().filter(one -> one.contains(command)).findFirst().orElseThrow();
        return line.indexOf(command) + command.length() + 1;
    }

    @Test
    void itFitsANarrowScreen() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged(40, true)) {
            assertThat(
                            shell.run("help all").stream()
                                    .filter(line -> line.startsWith("    "))
                                    .toList())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        }
    }

    @Test
    void aCommandOfACommandIsExplainedToo() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.run("help user add").get(0)).startsWith("  Usage: user add ");
            assertThat(shell.fail("help user ad")).hasSize(1);
            assertThat(shell.fail("help tpoics"))
                    .singleElement()
                    .asString()
                    .contains("there is no command 'tpoics'", "topics");
        }
    }

    @Test
    void sourceOutsideALessonSaysThatThereIsNothingToShow() throws Exception {
        try (ShellAtBroker shell = ShellAtBroker.packaged()) {
            assertThat(shell.fail("source").get(0)).contains("nothing to show; next opens");
            assertThat(shell.fail("run").get(0)).contains("nothing to run; next opens");
        }
    }
}
