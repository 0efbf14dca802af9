package io.mqttplayground.command.why;

import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.command.why.Recipient.Delivery;
import io.mqttplayground.command.wire.PacketLog;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.Style;
import io.mqttplayground.topic.TopicName;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells what became of the last message on a topic, for every client and why. */
@Command(
        name = "why",
        description = "Tell who got the last message on a topic, who did not, and why.",
        footer = "%nExample: why sensor/temperature")
public final class WhyCommand implements Callable<Integer> {

    private static final int LONGEST_PAYLOAD = 60;

    @Parameters(
            paramLabel = "TOPIC",
            completionCandidates = SeenTopics.class,
            description = "a topic name, without wildcards")
    private String topic;

    private final Screen screen;
    private final BrokerLink link;
    private final PacketLog log;

    public WhyCommand(Screen screen, BrokerLink link, PacketLog log) {
        this.screen = screen;
        this.link = link;
        this.log = log;
    }

    @Override
    public Integer call() throws CommandException {
        CommandException.throwIf(TopicName.problem(topic));
        List<WireEvent> events = log.events();
        Publication last =
                Publication.last(events, topic).orElseThrow(() -> new CommandException(nothing()));
        tellPublication(last);
        Optional<String> refusal = last.refusal(events);
        if (refusal.isPresent()) {
            tellRefusal(last, refusal.get());
        } else {
            tellDeliveries(Recipient.all(last, events, link));
            screen.say(retained(last.message()), Style.PLAIN);
        }
        link.blindSpot().ifPresent(spot -> screen.say(spot, Style.DIM));
        return 0;
    }

    private String nothing() {
        String nothing = "no message on " + topic + " is among the packets kept";
        String earlier = isRetained() ? ", though one from earlier is retained there" : "";
        return nothing + link.blindSpot().map("; "::concat).orElse(earlier);
    }

    /** Whether anything is retained on the topic, as far as the broker tells. */
    private boolean isRetained() {
        return link.embedded().stream()
                .flatMap(own -> own.retained().stream())
                .anyMatch(one -> one.topic().equals(topic));
    }

    private void tellPublication(Publication last) {
        Packet.Publish message = last.message();
        WireEvent event = last.event();
        String who = event.clientId();
        String deed =
                last.isWill()
                        ? "is the will of " + who + ", whose connection ended without DISCONNECT"
                        : "came from " + who;
        String what =
                "The last message on %s, %s, %s (%s %d), at QoS %d, RETAIN=%d."
                        .formatted(
                                topic,
                                ShownPayload.of(
                                        message.payload(), message.payloadSize(), LONGEST_PAYLOAD),
                                deed,
                                last.isWill() ? "event" : "packet",
                                event.number(),
                                message.qos(),
                                message.retain() ? 1 : 0);
        screen.say(what, Style.PLAIN);
    }

    private void tellRefusal(Publication last, String reason) {
        screen.say("✗ the broker refused it, " + reason, Style.BAD);
        String untold = last.isWill() ? "." : "; its publisher is not told [MQTT-3.3.5-2].";
        screen.say("So nobody got it, and it was not retained" + untold, Style.PLAIN);
    }

    private void tellDeliveries(List<Recipient> recipients) {
        List<Delivery> all = recipients.stream().flatMap(each -> each.delivery().stream()).toList();
        for (Delivery each : all) {
            String mark = each.arrived() ? "✓ " : "· ";
            Style style = each.arrived() ? Style.GOOD : Style.PLAIN;
            screen.say(mark + each.clientId() + " " + each.text(), style);
        }
        List<String> untouched =
                recipients.stream()
                        .filter(Recipient::isUntouched)
                        .map(Recipient::clientId)
                        .toList();
        if (!untouched.isEmpty()) {
            String names = String.join(", ", untouched);
            screen.say("· no filter that matches: " + names, Style.DIM);
        } else if (all.isEmpty()) {
            String whose = link.blindSpot().map(spot -> " of the clients that are seen").orElse("");
            screen.say("· nobody" + whose + " is subscribed", Style.DIM);
        }
    }

    private String retained(Packet.Publish message) {
        if (link.embedded().isEmpty()) {
            return "RETAIN=%d; what is retained a broker elsewhere does not tell."
                    .formatted(message.retain() ? 1 : 0);
        }
        if (!message.retain()) {
            return isRetained()
                    ? "It was not retained (RETAIN=0); an earlier message still is."
                    : "It was not retained (RETAIN=0): who subscribes later does not get it.";
        }
        if (message.payloadSize() == 0) {
            return "With RETAIN=1 and no payload it cleared what was retained.";
        }
        return isRetained()
                ? "It is retained (RETAIN=1): who subscribes later gets it too."
                : "RETAIN=1 asked for it to be retained, but nothing is.";
    }
}
