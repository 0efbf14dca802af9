package io.mqttplayground.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class BrokerOptionsTest {

    @Command(name = "outer", subcommands = Inner.class)
    private static final class Outer {
        @CommandLine.Mixin private BrokerOptions options;
    }

    @Command(name = "inner")
    private static final class Inner {
        @CommandLine.Mixin private BrokerOptions options;
    }

    @Test
    void optionsBehindTheCommandGoBeforeThoseInFrontOfIt() {
        BrokerOptions both =
                parse(
                        "--port=1000",
                        "--host=::1",
                        "--config=c",
                        "--external=tcp://h",
                        "inner",
                        "--port=2000",
                        "--home=near");

        assertThat(both.port()).hasValue(2000);
        assertThat(both.home()).hasValue(Path.of("near"));
        assertThat(both.host()).hasValue("::1");
        assertThat(both.config()).hasValue(Path.of("c"));
        assertThat(both.external()).hasValue("tcp://h:1883");
    }

    @Test
    void whatNeitherGivesStaysOpen() {
        BrokerOptions none = parse("inner");

        assertThat(none.port()).isEmpty();
        assertThat(none.home()).isEmpty();
        assertThat(none.host()).isEmpty();
        assertThat(none.config()).isEmpty();
        assertThat(none.external()).isEmpty();
    }

    private static BrokerOptions parse(String... arguments) {
        CommandLine outer = new CommandLine(new Outer());
        outer.parseArgs(arguments);
        Inner inner = outer.getSubcommands().get("inner").getCommand();
        return inner.options;
    }
}
