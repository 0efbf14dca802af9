package io.mqttplayground.testkit;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.command.CommandRunner;
import io.mqttplayground.command.CommandTree;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.ScriptRest;
import io.mqttplayground.command.broker.SeenClients;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.why.WhyCommand;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.command.wire.WireCommand;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.PlainScreen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands typed as in a script, and what they answered. */
public final class Prompt implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Rest rest;
    private final PacketLog packets;
    private final CommandRunner runner;

    private Prompt(BrokerLink link) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PlainScreen screen = new PlainScreen(stream, stream, true);
        rest = new ScriptRest(link.wire());
        packets = new PacketLog(screen, link, rest);
        CommandTree tree = new CommandTree();
        tree.complete(SeenTopics.class, new SeenTopics());
        tree.complete(SeenClients.class, SeenClients.at(link));
        tree.add(
                "Broker",
                List.of(new WireCommand(screen, packets), new WhyCommand(screen, link, packets)));
        runner = new CommandRunner(tree, screen);
    }

    public static Prompt at(EmbeddedBroker broker) {
        return new Prompt(BrokerLink.to(broker));
    }

    /** What the command says, lines joined by blanks, so that wrapping does not matter. */
    public String says(String... words) {
        return answer(words).replaceAll("\\s+", " ");
    }

    public String answer(String... words) {
        bytes.reset();
        runner.run(List.of(words));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public boolean succeeds(String... words) {
        return runner.run(List.of(words));
    }

    public String shown() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        packets.close();
        rest.close();
    }
}
