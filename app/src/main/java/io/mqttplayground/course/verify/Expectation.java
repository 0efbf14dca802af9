package io.mqttplayground.course.verify;

import java.util.List;
import java.util.Optional;

/** One thing that is to happen at the broker. Which program brings it about does not matter. */
public record Expectation(Kind kind, Conditions conditions) {

    /**
     * Reads one line such as {@code published to sensor/+, payload 21.5, QoS 1, as alice}.
     *
     * @throws ExpectationProblem if it cannot be read, or can never hold
     */
    public static Expectation read(String text) {
        Words words = new Words(text);
        Kind kind = Kind.read(words);
        return new Expectation(kind, Conditions.read(words, kind.given(words), kind::has));
    }

    /** Whether it asks for a refusal of which MQTT 3.1.1 lets a broker tell nobody. */
    public boolean asksForRefusal() {
        return detail(Detail.GRANT).filter(grant -> !grant.wanted().isEmpty()).isPresent();
    }

    /** Whether it is about one client alone. */
    boolean namesAClient() {
        return detail(Detail.CLIENT).isPresent();
    }

    /** Whether it is about this client alone. */
    boolean names(String clientId) {
        return detail(Detail.CLIENT).filter(Detail.client(clientId)::equals).isPresent();
    }

    private Optional<Condition> detail(Detail detail) {
        return Optional.ofNullable(conditions.all().get(detail));
    }

    /** What the act says that fulfils this, for the learner's record. */
    String seen(ClientAct act) {
        boolean will = detail(Detail.WILL).isPresent() && act.told().equals("connected");
        return act.clientId() + " " + act.told() + (will ? " with its will" : "");
    }

    /** Where the act differs; at most two things, the learner mends one after the other. */
    String missed(ClientAct act) {
        List<String> differences = conditions.differences(act);
        return act.told().split(" ")[0]
                + " "
                + String.join("; ", differences.subList(0, Math.min(2, differences.size())));
    }

    /**
     * What is asked for while there is no try at it.
     *
     * @param besideOthers whether something of the kind did happen, but is no try at this
     */
    String open(boolean besideOthers) {
        return besideOthers
                ? "the task also asks for " + wanted()
                : kind.nothing() + " yet, the task asks for " + wanted();
    }

    /** The same for what has happened, and has to happen again. */
    String onceMore() {
        return "the task asks once more for " + wanted();
    }

    private String wanted() {
        String wanted = conditions.wanted(kind.wanted());
        return kind == Kind.LOST ? wanted.replace(" as client ", " of ") : wanted;
    }
}
