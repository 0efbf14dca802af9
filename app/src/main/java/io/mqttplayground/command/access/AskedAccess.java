package io.mqttplayground.command.access;

import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.access.Decision;
import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.topic.TopicName;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What a client may want to do, as {@code acl check} asks. */
enum AskedAccess {
    /** Receive what is published to a topic. */
    READ,
    /** Publish to a topic. */
    WRITE,
    /** Subscribe to a topic filter. */
    SUBSCRIBE;

    /** What keeps the text from being what is asked about; empty when nothing does. */
    Optional<String> problem(String topic) {
        return isAboutFilter(topic) ? TopicFilter.problem(topic) : TopicName.problem(topic);
    }

    /** Many topics can be read at once, by subscribing; each message is published to one. */
    private boolean isAboutFilter(String topic) {
        boolean hasWildcard = topic.contains("+") || topic.contains("#");
        return this == SUBSCRIBE || this == READ && hasWildcard;
    }

    Decision decide(ClientRules rules, String topic) {
        return switch (this) {
            case READ -> isAboutFilter(topic) ? rules.maySubscribe(topic) : rules.mayRead(topic);
            case WRITE -> rules.mayWrite(topic);
            case SUBSCRIBE -> rules.maySubscribe(topic);
        };
    }

    /** The word for it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads and completes the words. */
    static final class Words implements ITypeConverter<AskedAccess>, Iterable<String> {

        private static final List<String> ALL =
                Stream.of(values()).map(AskedAccess::toString).toList();

        @Override
        public AskedAccess convert(String text) {
            if (!ALL.contains(text)) {
                throw new TypeConversionException(
                        "'" + text + "' is none of " + String.join(", ", ALL));
            }
            return values()[ALL.indexOf(text)];
        }

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }
}
