package io.mqttplayground.command.broker;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.routing.RetainedMessage;
import io.mqttplayground.command.CommandException;
import io.mqttplayground.command.option.SeenTopics;
import io.mqttplayground.play.BrokerLink;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.ShownPayload;
import io.mqttplayground.text.Style;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the topics at the broker as a tree. */
@Command(
        name = "topics",
        description = "Show the tree of topics with their last values.",
        footer = "%nExample: topics 'device/+/info'")
public final class TopicsCommand implements Callable<Integer> {

    @Mixin private ChosenTopics chosen;

    private final Screen screen;
    private final BrokerLink broker;
    private final SeenTopics seen;
    private final Runnable settled;

    /**
     * @param settled returns once what was sent before has reached the broker
     */
    public TopicsCommand(Screen screen, BrokerLink broker, SeenTopics seen, Runnable settled) {
        this.screen = screen;
        this.broker = broker;
        this.seen = seen;
        this.settled = settled;
    }

    @Override
    public Integer call() throws CommandException {
        chosen.check();
        settled.run();
        TreeMap<String, TopicTreeView.Value> values = values();
        values.keySet().removeIf(topic -> !chosen.include(topic));
        if (values.isEmpty()) {
            screen.print("  no message was published" + chosen.matching());
        } else {
            screen.print(new TopicTreeView(screen, values).lines());
        }
        broker.blindSpot()
                .map(spot -> spot + ", and not which messages are retained")
                .ifPresent(spot -> screen.say(spot, Style.DIM));
        return 0;
    }

    /** Retained messages are known from before anybody looked, the others from then on. */
    private TreeMap<String, TopicTreeView.Value> values() {
        TreeMap<String, TopicTreeView.Value> values = new TreeMap<>();
        for (RetainedMessage kept : retained()) {
            String text = shown(kept.payload(), kept.payload().length);
            values.put(kept.topic(), new TopicTreeView.Value(text, Optional.of(text)));
        }
        seen.last()
                .forEach(
                        (topic, last) -> {
                            String text = shown(last.payload(), last.payloadSize());
                            values.merge(
                                    topic,
                                    new TopicTreeView.Value(text, Optional.empty()),
                                    (kept, live) ->
                                            new TopicTreeView.Value(live.last(), kept.retained()));
                        });
        return values;
    }

    private List<RetainedMessage> retained() {
        return broker.embedded().map(EmbeddedBroker::retained).orElse(List.of());
    }

    private String shown(byte[] payload, int size) {
        return ShownPayload.of(payload, size, screen.width());
    }
}
