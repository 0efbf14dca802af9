package io.mqttplayground.broker.session;

import io.mqttplayground.broker.access.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.ClientRules;
import io.mqttplayground.broker.access.Decision;
import java.util.Optional;

/**
 * What one client may do, by the rules that are in force at the moment of asking. Asked for every
 * message, so it remembers the last answer for as long as the rules stay the same. Any thread.
 */
public final class Rights {

    private final AccessControl access;
    private final Optional<String> account;
    private final String clientId;
    private volatile MadeOut madeOut;
    private volatile Answer lastRead;
    private volatile Answer lastWrite;

    /** The rules for this client, and the rules they were made from. */
    private record MadeOut(AccessRules from, ClientRules rules) {}

    /** What these rules say of a topic. */
    private record Answer(ClientRules by, String topic, Decision decision) {

        static boolean isFor(Answer known, ClientRules rules, String topic) {
            return known != null && known.by == rules && known.topic.equals(topic);
        }
    }

    public Rights(AccessControl access, Optional<String> account, String clientId) {
        this.access = access;
        this.account = account;
        this.clientId = clientId;
    }

    public ClientRules now() {
        AccessRules inForce = access.rules();
        MadeOut known = madeOut;
        if (known == null || known.from != inForce) {
            known = new MadeOut(inForce, inForce.forClient(account, clientId));
            madeOut = known;
        }
        return known.rules;
    }

    public boolean mayRead(String topic) {
        ClientRules rules = now();
        Answer known = lastRead;
        if (!Answer.isFor(known, rules, topic)) {
            known = new Answer(rules, topic, rules.mayRead(topic));
            lastRead = known;
        }
        return known.decision.allowed();
    }

    public Decision mayWrite(String topic) {
        ClientRules rules = now();
        Answer known = lastWrite;
        if (!Answer.isFor(known, rules, topic)) {
            known = new Answer(rules, topic, rules.mayWrite(topic));
            lastWrite = known;
        }
        return known.decision;
    }
}
