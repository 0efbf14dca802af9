package io.mqttplayground.course.verify;

import static io.mqttplayground.course.verify.Detail.GRANT;
import static io.mqttplayground.course.verify.Detail.OUTCOME;
import static io.mqttplayground.course.verify.Detail.SUBJECT;

import io.mqttplayground.course.verify.ClientAct.Close;
import io.mqttplayground.course.verify.ClientAct.Connect;
import io.mqttplayground.course.verify.ClientAct.Delivery;
import io.mqttplayground.course.verify.ClientAct.Loss;
import io.mqttplayground.course.verify.ClientAct.Publish;
import io.mqttplayground.course.verify.ClientAct.Subscription;
import java.util.Map;

/** What can be expected of a client: the words with which it begins, and what they ask for. */
enum Kind {
    CONNECTED("connected", Connect.class, "nobody connected", "a client that connects"),
    CONNECT_DENIED("denied connect", Connect.class, "nobody was refused", "a CONNECT"),
    RECONNECTED("reconnected", Connect.class, "nobody came back", "a client that connects again"),
    DROPPED("dropped", Close.class, "nobody was lost", "a client that goes without DISCONNECT"),
    LOST("lost", Loss.class, "nothing was lost on purpose", "a lost "),
    SUBSCRIBED("subscribed", Subscription.class, "no subscription", "a subscription to "),
    SUBSCRIBE_DENIED(
            "denied subscribe", Subscription.class, "no subscription", "a subscription to "),
    PUBLISHED("published", Publish.class, "nothing published", Conditions.MESSAGE),
    PUBLISH_DENIED("denied publish", Publish.class, "nothing published", "a publish"),
    RECEIVED("received", Delivery.class, "nothing received", Conditions.MESSAGE);

    private final String written;
    private final Class<? extends ClientAct> acts;
    private final String nothing;
    private final String wanted;

    /**
     * @param nothing what is said while nothing of the kind has happened
     * @param wanted how the sentence begins that says what the task asks for
     */
    Kind(String written, Class<? extends ClientAct> acts, String nothing, String wanted) {
        this.written = written;
        this.acts = acts;
        this.nothing = nothing;
        this.wanted = wanted;
    }

    /** Takes the words with which an expectation begins. */
    static Kind read(Words words) throws ExpectationProblem {
        for (Kind kind : values()) {
            if (words.skip(kind.written)) {
                return kind;
            }
        }
        String verb = words.next("what is to happen");
        if (verb.equals("denied")) {
            throw new ExpectationProblem(
                    "denied is followed by connect, publish to or subscribe to, not "
                            + words.next("connect, publish to or subscribe to"));
        }
        throw new ExpectationProblem(
                verb
                        + " is not known; an expectation begins with connected, subscribed to,"
                        + " published to, received on, denied, dropped, reconnected or lost");
    }

    /** What it asks for, where the details that follow do not ask for something else. */
    Map<Detail, Condition> given(Words words) throws ExpectationProblem {
        return switch (this) {
            case CONNECTED -> Map.of(OUTCOME, Outcomes.ACCEPTED);
            case CONNECT_DENIED -> Map.of(OUTCOME, Outcomes.REFUSED);
            case RECONNECTED -> Map.of(OUTCOME, Outcomes.AGAIN);
            case DROPPED -> Map.of(OUTCOME, Outcomes.WITHOUT_DISCONNECT);
            case LOST -> Map.of(SUBJECT, Subject.packet(words));
            case SUBSCRIBED ->
                    Map.of(SUBJECT, Subject.filter(words), GRANT, GRANT.read("granted", words));
            case SUBSCRIBE_DENIED ->
                    Map.of(SUBJECT, Subject.filter(words), GRANT, GRANT.read("refused", words));
            case PUBLISHED ->
                    Map.of(OUTCOME, Outcomes.ALLOWED, SUBJECT, Subject.publishTopic(words));
            case PUBLISH_DENIED ->
                    Map.of(SUBJECT, Subject.topic("to", words), GRANT, Outcomes.DENIED);
            case RECEIVED -> Map.of(SUBJECT, Subject.topic("on", words));
        };
    }

    /** Whether the detail can follow. */
    boolean has(Detail detail) {
        return detail.isOf(acts);
    }

    /** Whether the act is one of the kind, or a try at it. */
    boolean concerns(ClientAct act) {
        return acts.isInstance(act) && (this != RECONNECTED || ((Connect) act).refused().isEmpty());
    }

    /** Whether what is asked for with one is no try at the other. */
    boolean isLike(Kind other) {
        return this == other || acts == Subscription.class && other.acts == acts;
    }

    String nothing() {
        return nothing;
    }

    String wanted() {
        return wanted;
    }
}
