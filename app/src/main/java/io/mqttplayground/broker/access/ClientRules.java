package io.mqttplayground.broker.access;

import io.mqttplayground.topic.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one connected client may do. Immutable, never throws, fit for a network thread. */
public final class ClientRules {

    private final List<Bound> rules = new ArrayList<>();
    private final Placeholders client;

    /** A rule for this client, its placeholders filled, and the decision it leads to. */
    private record Bound(Rule rule, TopicFilter filter, Decision decision) {}

    /** The rules in the order in which they are asked. */
    ClientRules(List<Rule> ordered, Optional<String> username, String clientId) {
        client = new Placeholders(username, clientId);
        for (Rule rule : ordered) {
            client.fill(rule)
                    .ifPresent(filter -> rules.add(new Bound(rule, filter, Decision.by(rule))));
        }
    }

    /** Whether the client may receive what is published to the topic. */
    public Decision mayRead(String topic) {
        return decide(Access.READ, topic);
    }

    /** Whether the client may publish to the topic, its will included. */
    public Decision mayWrite(String topic) {
        return decide(Access.WRITE, topic);
    }

    private Decision decide(Access wanted, String topic) {
        for (Bound bound : rules) {
            boolean decides = bound.rule.isDeny() || bound.rule.access().grants(wanted);
            if (decides && bound.filter.matches(topic)) {
                return bound.decision;
            }
        }
        return notGranted(wanted.word() + " " + topic);
    }

    /**
     * Whether the filter matches at least one topic that the client may read; what it may not read
     * is left out on delivery. May say yes when several denies together cover what one grants,
     * never no when something is readable.
     */
    public Decision maySubscribe(String topicFilter) {
        TopicFilter asked = new TopicFilter(topicFilter);
        Optional<Decision> denied = Optional.empty();
        for (Bound bound : rules) {
            Optional<TopicFilter> readable =
                    bound.rule.access().grants(Access.READ)
                            ? bound.filter.intersection(asked)
                            : Optional.empty();
            if (readable.isPresent()) {
                Optional<Decision> deny = denyBefore(bound, readable.get());
                if (deny.isEmpty()) {
                    return bound.decision;
                }
                denied = denied.or(() -> deny);
            }
        }
        return denied.orElseGet(() -> notGranted("read anything that matches " + topicFilter));
    }

    private Optional<Decision> denyBefore(Bound grant, TopicFilter readable) {
        return rules.subList(0, rules.indexOf(grant)).stream()
                .filter(bound -> bound.rule.isDeny() && bound.filter.covers(readable))
                .map(Bound::decision)
                .findFirst();
    }

    private Decision notGranted(String what) {
        String who = client.username().orElse("a client without a username");
        String why =
                client.areDangerous() ? " (lines with %u or %c are not for names with + or #)" : "";
        return Decision.notGranted(who + " " + what + why);
    }
}
