package io.mqttplayground.command.access;

import io.mqttplayground.broker.EmbeddedBroker;
import io.mqttplayground.broker.access.Access;
import io.mqttplayground.broker.access.Rule;
import io.mqttplayground.text.Screen;
import io.mqttplayground.text.Style;
import io.mqttplayground.wire.Packet;
import io.mqttplayground.wire.WireEvent;
import io.mqttplayground.wire.WireListener;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tells at once, and once, what MQTT 3.1.1 tells nobody: that a message of a role of this shell was
 * denied, and that a client which tries again and again speaks another version.
 */
public final class Refusals implements WireListener {

    /** Then it is told once more. */
    private static final int MOST_TOLD = 1_000;

    private static final int MOST_NAMES = 8;

    private final Screen screen;
    private final EmbeddedBroker broker;
    private final Predicate<String> isOwn;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * @param isOwn whether a role of this shell has that client identifier
     */
    public Refusals(Screen screen, EmbeddedBroker broker, Predicate<String> isOwn) {
        this.screen = screen;
        this.broker = broker;
        this.isOwn = isOwn;
    }

    @Override
    public void on(WireEvent event) {
        if (event instanceof WireEvent.Refused refused) {
            sentence(refused).filter(this::isNew).ifPresent(line -> screen.say(line, Style.BAD));
        }
    }

    private boolean isNew(String sentence) {
        if (told.size() >= MOST_TOLD) {
            told.clear();
        }
        return told.add(sentence);
    }

    private Optional<String> sentence(WireEvent.Refused refused) {
        if (refused.packet() instanceof Packet.Connect && refused.reason().contains("MQTT 5;")) {
            return Optional.of(refused.reason());
        }
        boolean isDenied =
                refused.packet() instanceof Packet.Publish
                        && refused.reason().startsWith("denied")
                        && isOwn.test(refused.header().clientId());
        return isDenied
                ? denial(
                        broker,
                        refused.header().account(),
                        refused.header().clientId(),
                        ((Packet.Publish) refused.packet()).topic())
                : Optional.empty();
    }

    /** Why a message of this client reaches nobody, and what would; empty when it may write it. */
    public static Optional<String> denial(
            EmbeddedBroker broker, Optional<String> account, String clientId, String topic) {
        if (broker.accessRules().forClient(account, clientId).mayWrite(topic).allowed()) {
            return Optional.empty();
        }
        String who = account.orElse("nobody without a user name");
        String letsWrite = account.isPresent() ? "do not let " : "let ";
        return Optional.of(
                "the broker's rules %s%s write %s, so nobody got it%s"
                        .formatted(letsWrite, who, topic, freeNames(broker, account)));
    }

    private static String freeNames(EmbeddedBroker broker, Optional<String> account) {
        String names =
                broker.accessRules().rulesFor(account).stream()
                        .filter(Refusals::letsWrite)
                        .map(rule -> rule.filter().text().replace("#", ""))
                        .filter(name -> account.isPresent() || !name.contains("%u"))
                        .map(name -> name.replace("%u", account.orElse("")))
                        .distinct()
                        .limit(MOST_NAMES)
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "; free names begin with " + names;
    }

    private static boolean letsWrite(Rule rule) {
        return (rule.access() == Access.WRITE || rule.access() == Access.READWRITE)
                && rule.filter().text().endsWith("/#");
    }
}
