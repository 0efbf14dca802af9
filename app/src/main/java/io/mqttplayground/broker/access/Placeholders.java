package io.mqttplayground.broker.access;

import io.mqttplayground.topic.TopicFilter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for {@code %u} and {@code %c} in the pattern lines of one client. */
record Placeholders(Optional<String> username, String clientId) {

    private static final Pattern PLACEHOLDER = Pattern.compile("%[uc]");

    /**
     * Whether a name holds a wildcard, with which a client could reach beyond its own topics; such
     * a client matches no line with a placeholder. (No topic name could have that level anyway.)
     */
    boolean areDangerous() {
        return hasWildcard(clientId) || username.filter(Placeholders::hasWildcard).isPresent();
    }

    private static boolean hasWildcard(String name) {
        return name.indexOf('+') >= 0 || name.indexOf('#') >= 0;
    }

    /** The filter that the rule means for this client; empty when the rule says nothing to it. */
    Optional<TopicFilter> fill(Rule rule) {
        String pattern = rule.filter().text();
        boolean hasUser = pattern.contains("%u");
        if (!PLACEHOLDER.matcher(pattern).find()
                || !(rule.scope() instanceof Rule.Scope.Everyone)) {
            return Optional.of(rule.filter());
        }
        if (areDangerous() || hasUser && username.isEmpty()) {
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
}
