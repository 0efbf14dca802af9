package io.mqttplayground.broker.access;

import io.mqttplayground.broker.config.ConfigException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may read and write which topics, in mosquitto's syntax:
 *
 * <pre>
 * user NAME
 * topic   [read|write|readwrite|deny] FILTER
 * pattern [read|write|readwrite|deny] FILTER
 * </pre>
 *
 * A {@code topic} line holds for the user named above it, or, above any {@code user}, for clients
 * without a username only. A {@code pattern} line holds for everyone, wherever it stands, with the
 * client's username for {@code %u} and its client identifier for {@code %c}. A client's own denies
 * come first, then its own grants, then pattern denies, then pattern grants; what none of them
 * names is denied. Immutable.
 */
public final class AccessRules {

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Takes lines for an access file; no lines at all deny everything.
     *
     * @param fileName what errors call the file; decisions use its last part
     * @throws ConfigException a line is faulty
     */
    public static AccessRules parse(String fileName, List<String> lines) throws ConfigException {
        AccessParser parser = new AccessParser(fileName);
        ConfigException.inEachLine(fileName, lines, parser::read);
        return new AccessRules(parser.rules());
    }

    /** Every rule in the order of the file. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * The rules that hold for an account in the order in which they are asked; the first that names
     * the topic decides.
     *
     * @param username empty for a client without one
     */
    public List<Rule> rulesFor(Optional<String> username) {
        Rule.Scope everyone = new Rule.Scope.Everyone();
        Rule.Scope own =
                username.<Rule.Scope>map(Rule.Scope.User::new).orElseGet(Rule.Scope.Anonymous::new);
        return Stream.of(own, everyone)
                .flatMap(scope -> Stream.concat(in(scope, true), in(scope, false)))
                .toList();
    }

    private Stream<Rule> in(Rule.Scope scope, boolean denies) {
        return rules.stream().filter(r -> r.scope().equals(scope) && r.isDeny() == denies);
    }

    /**
     * The rules made out for one connection, to be kept as long as it lasts: asking them is cheap,
     * making them is not.
     *
     * @param username empty for a client without one
     */
    public ClientRules forClient(Optional<String> username, String clientId) {
        return new ClientRules(this, username, clientId);
    }
}
