package io.mqttplayground.broker.guard;

import io.mqttplayground.broker.AccessControl;
import io.mqttplayground.broker.access.AccessRules;
import io.mqttplayground.broker.access.ClientRules;
import java.util.Optional;

/** What one client may do, by the rules that are in force at the moment of asking. */
final class Rights {

    private final AccessControl access;
    private final Optional<String> account;
    private final String clientId;
    private volatile MadeOut madeOut;

    /** The rules for this client, and the rules they were made from. */
    private record MadeOut(AccessRules from, ClientRules rules) {}

    Rights(AccessControl access, Optional<String> account, String clientId) {
        this.access = access;
        this.account = account;
        this.clientId = clientId;
    }

    ClientRules now() {
        AccessRules inForce = access.rules();
        MadeOut known = madeOut;
        if (known == null || known.from != inForce) {
            known = new MadeOut(inForce, inForce.forClient(account, clientId));
            madeOut = known;
        }
        return known.rules;
    }

    boolean mayRead(String topic) {
        return now().mayRead(topic).allowed();
    }
}
