package io.mqttplayground.wire.ladder;

import io.mqttplayground.topic.TopicFilter;
import io.mqttplayground.wire.WireEvent;
import java.util.List;

/** Which of the recent events are meant. */
public sealed interface Excerpt {

    /** Those that are meant, in the same order: oldest first. */
    List<WireEvent> of(List<WireEvent> events);

    /** Every event. */
    record All() implements Excerpt {
        @Override
        public List<WireEvent> of(List<WireEvent> events) {
            return events;
        }
    }

    /** What happened on the connections of a client. */
    record OfClient(String clientId) implements Excerpt {
        @Override
        public List<WireEvent> of(List<WireEvent> events) {
            return events.stream().filter(one -> one.clientId().equals(clientId)).toList();
        }
    }

    /** Messages and subscriptions that match a filter, with their acknowledgements. */
    record OnTopic(TopicFilter filter) implements Excerpt {
        @Override
        public List<WireEvent> of(List<WireEvent> events) {
            return TopicEvents.of(filter, events);
        }
    }
}
