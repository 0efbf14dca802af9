package io.mqttplayground.broker.routing;

import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.routing.SubscriptionTree.Subscription;
import io.mqttplayground.broker.session.ClientSession;
import java.util.List;
import java.util.Optional;

/**
 * Where the messages of one publisher to one topic go, as long as neither the subscriptions nor the
 * rules change. A publisher remembers the last, since the next message often has the same topic.
 *
 * @param version of all subscriptions
 * @param rights of the publisher
 * @param denial why it may not publish to the topic
 * @param readers who subscribed to the topic and may read it
 */
record Route(
        String topic,
        long version,
        ClientRules rights,
        Optional<String> denial,
        List<Subscription<ClientSession>> readers) {

    /** More would take more memory than the way to them takes time. */
    private static final int MOST_READERS = 512;

    boolean holdsFor(String otherTopic, long otherVersion, ClientRules otherRights) {
        return version == otherVersion && rights == otherRights && topic.equals(otherTopic);
    }

    boolean isWorthRemembering() {
        return readers.size() <= MOST_READERS;
    }
}
