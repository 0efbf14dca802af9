package io.mqttplayground.command.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.broker.config.Limit;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.Rest;
import io.mqttplayground.command.access.Refusals;
import io.mqttplayground.command.option.ClientOptions;
import io.mqttplayground.command.option.PublishOptions;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.play.Identity;
import io.mqttplayground.play.ShellClients;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.SmallFile;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import io.mqttplayground.topic.TopicName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Publishes one message. */
@Command(
        name = "pub",
        description = "Publish a message.",
        footer = "%nExample: pub -t sensor/temperature -m 21.5")
public final class PubCommand implements Callable<Integer> {

    /** How long a script waits for the message to reach the shell's own subscriptions. */
    private static final Duration DELIVERY = Duration.ofSeconds(1);

    /** Fixed header, topic length and packet identifier at their longest (section 3.3). */
    private static final int HEADER_BYTES = 9;

    /** What a packet has room for (section 2.2.3), if memory has: a message is held some times. */
    private static final int MOST_BYTES =
            (int) Math.min(268_435_455, Runtime.getRuntime().maxMemory() / 8);

    private static final Pattern UNQUOTED_JSON = Pattern.compile("\\{\\w+:[^\"]*\\}");

    private interface SizeCheck {
        void of(long payloadBytes) throws CommandException;
    }

    @Option(
            names = {"-t", "--topic"},
            required = true,
            paramLabel = "TOPIC",
            completionCandidates = SeenTopics.class,
            description = "where to, such as sensor/temperature")
    private String topic;

    @ArgGroup(multiplicity = "1")
    private Payload payload;

    private static final class Payload {
        @Option(
                names = {"-m", "--message"},
                paramLabel = "TEXT",
                description = "the payload")
        private String text;

        @Option(
                names = {"-f", "--file"},
                paramLabel = "FILE",
                description = "a file whose bytes are the payload")
        private Path file;

        @Option(
                names = {"-n", "--null-message"},
                description = "no payload: clears a retained message")
        private boolean empty;

        /** What is typed as JSON without quotes around it has lost those inside. */
        Optional<String> lostQuotes() {
            return Optional.ofNullable(text)
                    .filter(json -> UNQUOTED_JSON.matcher(json).matches())
                    .map(
                            json ->
                                    "its double quotes are gone, as in a Unix shell; keep them with"
                                            + " '…' around it: -m '{\"a\": 1}'");
        }

        /**
         * @param check is asked about a file's size before it is read
         */
        byte[] bytes(SizeCheck check) throws CommandException {
            if (file == null) {
                return empty ? new byte[0] : text.getBytes(UTF_8);
            }
            try {
                SmallFile.checkRegular(file);
                check.of(Files.size(file));
                return SmallFile.bytes(file, MOST_BYTES);
            } catch (IOException unreadable) {
                String why = SmallFile.reason(unreadable);
                throw new CommandException("cannot read " + file + ": " + why, unreadable);
            }
        }
    }

    @Mixin private PublishOptions publish;
    @Mixin private ClientOptions client;

    private final Screen screen;
    private final BrokerLink broker;
    private final ShellClients clients;
    private final Rest rest;

    public PubCommand(Screen screen, BrokerLink broker, ShellClients clients, Rest rest) {
        this.screen = screen;
        this.broker = broker;
        this.clients = clients;
        this.rest = rest;
    }

    @Override
    public Integer call() throws Exception {
        CommandException.throwIf(TopicName.problem(topic).map("cannot publish: "::concat));
        byte[] bytes = payload.bytes(this::checkSize);
        checkSize(bytes.length);
        BooleanSupplier delivered = clients.delivery(topic);
        Identity identity = client.identity();
        StyledLine told = told(identity, bytes);
        // Told before the answers come, which are shown from other threads.
        clients.publish(
                identity, topic, bytes, publish.qos(), publish.retain(), () -> screen.print(told));
        denial(identity).ifPresent(line -> screen.say(line, Style.BAD));
        payload.lostQuotes().ifPresent(hint -> screen.say(hint, Style.DIM));
        rest.await(delivered, DELIVERY);
        return 0;
    }

    /** What MQTT 3.1.1 does not tell a publisher; the broker here knows. */
    private Optional<String> denial(Identity identity) {
        return broker.embedded()
                .flatMap(
                        own ->
                                Refusals.denial(
                                        own, identity.username(), identity.clientId(), topic));
    }

    private StyledLine told(Identity identity, byte[] bytes) {
        String name = identity.clientId().isEmpty() ? "(no identifier)" : identity.clientId();
        return StyledLine.of("  " + name, Style.DIM)
                .and(" → ", Style.SENT)
                .and(topic + "  " + ShownPayload.of(bytes))
                .and("  QoS " + publish.qos() + (publish.retain() ? "  retained" : ""), Style.DIM);
    }

    private void checkSize(long payloadBytes) throws CommandException {
        long packet = payloadBytes + topic.getBytes(UTF_8).length + HEADER_BYTES;
        int limit =
                broker.embedded()
                        .map(own -> own.limits().of(Limit.PACKET_BYTES))
                        .orElse(Integer.MAX_VALUE);
        if (packet > limit) {
            throw new CommandException(
                    String.format(
                            Locale.ROOT,
                            "a payload of %,d bytes is too large: the broker takes packets up to"
                                    + " %,d bytes",
                            payloadBytes,
                            limit));
        }
    }
}
