package io.mqttplayground.broker.access;

import io.mqttplayground.topic.TopicFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one client may do by the rules that it was made of. Asked for every message, so it remembers
 * the last answer. Never throws, any thread.
 */
public final class ClientRules {

    private static final Pattern PLACEHOLDER = Pattern.compile("%[uc]");

    private final AccessRules origin;
    private final List<Bound> rules = new ArrayList<>();
    private final Optional<String> username;
    private final String clientId;
    private volatile Answer lastRead;
    private volatile Answer lastWrite;

    /** A rule for this client, its placeholders filled, and the decision it leads to. */
    private record Bound(Rule rule, TopicFilter filter, Decision decision) {}

    private record Answer(String topic, Decision decision) {}

    ClientRules(AccessRules origin, Optional<String> username, String clientId) {
        this.origin = origin;
        this.username = username;
        this.clientId = clientId;
        for (Rule rule : origin.rulesFor(username)) {
            filled(rule).ifPresent(filter -> rules.add(new Bound(rule, filter, Decision.by(rule))));
        }
    }

    /**
     * The filter that the rule means for this client, with its names for {@code %u} and {@code %c};
     * empty when the rule says nothing to it.
     */
    private Optional<TopicFilter> filled(Rule rule) {
        String pattern = rule.filter().text();
        boolean isPattern = rule.scope() instanceof Rule.Scope.Everyone;
        if (!isPattern || !PLACEHOLDER.matcher(pattern).find()) {
            return Optional.of(rule.filter());
        }
        if (isDangerous() || pattern.contains("%u") && username.isEmpty()) {
            return Optional.empty();
        }
        String filled = replaced(pattern);
        // A client identifier that starts with $ must not open the broker's own topics.
        boolean becameReserved = filled.startsWith("$") && !pattern.startsWith("$");
        return becameReserved && !rule.isDeny()
                ? Optional.empty()
                : Optional.of(new TopicFilter(filled));
    }

    /** In one pass: what a name brings in is never taken for a placeholder itself. */
    private String replaced(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group().equals("%c") ? clientId : username.get()));
    }

    /**
     * Whether a name holds a wildcard, with which a client could reach beyond its own topics; such
     * a client matches no line with a placeholder. (No topic name could have that level anyway.)
     */
    private boolean isDangerous() {
        return Stream.concat(Stream.of(clientId), username.stream())
                .anyMatch(name -> name.contains("+") || name.contains("#"));
    }

    /** Whether it was made of these. */
    public boolean areOf(AccessRules others) {
        return origin == others;
    }

    /** Whether the client may receive what is published to the topic. */
    public Decision mayRead(String topic) {
        Answer known = lastRead;
        if (known == null || !known.topic.equals(topic)) {
            known = new Answer(topic, decide(Access.READ, topic));
            lastRead = known;
        }
        return known.decision;
    }

    /** Whether the client may publish to the topic, its will included. */
    public Decision mayWrite(String topic) {
        Answer known = lastWrite;
        if (known == null || !known.topic.equals(topic)) {
            known = new Answer(topic, decide(Access.WRITE, topic));
            lastWrite = known;
        }
        return known.decision;
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
        String who = username.orElse("a client without a username");
        String why = isDangerous() ? " (lines with %u or %c are not for names with + or #)" : "";
        return Decision.notGranted(who + " " + what + why);
    }
}
