package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Terms;
import io.mqttplayground.course.verify.Expectation.Who;

/** Says what an expectation asks for while nothing like it has happened. */
final class Wanted {

    private Wanted() {}

    /**
     * @param besideOthers whether something of the kind did happen, but is no try at this
     */
    static String told(Expectation expectation, boolean besideOthers) {
        return besideOthers
                ? "the task also asks for " + wanted(expectation)
                : nothing(expectation) + " yet, the task asks for " + wanted(expectation);
    }

    /** The same for what has happened, and has to happen again. */
    static String onceMore(Expectation expectation) {
        return "the task asks once more for " + wanted(expectation);
    }

    private static String nothing(Expectation expectation) {
        if (expectation instanceof Expectation.Connected) {
            return "nobody connected";
        } else if (expectation instanceof Expectation.ConnectDenied) {
            return "nobody was refused";
        } else if (expectation instanceof Expectation.Reconnected) {
            return "nobody came back";
        } else if (expectation instanceof Expectation.Dropped) {
            return "nobody was lost";
        } else if (expectation instanceof Expectation.Lost) {
            return "nothing was lost on purpose";
        } else if (expectation instanceof Expectation.Subscribed) {
            return "no subscription";
        }
        return expectation instanceof Expectation.Received
                ? "nothing received"
                : "nothing published";
    }

    private static String wanted(Expectation expectation) {
        String who = who(expectation.who());
        if (expectation instanceof Expectation.Connected connected) {
            return "a client that connects" + who + terms(connected.terms());
        } else if (expectation instanceof Expectation.ConnectDenied) {
            return "a CONNECT" + who + " that is refused";
        } else if (expectation instanceof Expectation.Reconnected) {
            return "a client that connects again" + who;
        } else if (expectation instanceof Expectation.Dropped) {
            return "a client that goes without DISCONNECT" + who;
        } else if (expectation instanceof Expectation.Lost lost) {
            return "a lost "
                    + lost.packet()
                    + lost.who().clientId().map(id -> " of " + id).orElse("");
        } else if (expectation instanceof Expectation.Subscribed subscribed) {
            StringBuilder text = new StringBuilder(subscribed.filter().text()).append(who);
            subscribed.qos().ifPresent(qos -> text.append(", QoS ").append(qos));
            text.append(subscribed.grant() == Grant.REFUSED ? " that is refused" : "");
            return "a subscription to " + text;
        } else if (expectation instanceof Expectation.PublishDenied denied) {
            return "a publish to " + denied.topics().text() + who + " that is denied";
        } else if (expectation instanceof Expectation.Published published) {
            return message("to ", published.message()) + who;
        }
        return message("on ", ((Expectation.Received) expectation).message()) + who;
    }

    private static String terms(Terms terms) {
        StringBuilder text = new StringBuilder();
        terms.cleanSession()
                .ifPresent(
                        clean ->
                                text.append(clean ? ", clean" : ", persistent").append(" session"));
        terms.sessionPresent()
                .ifPresent(kept -> text.append(kept ? ", session present" : ", new session"));
        terms.keepAliveSeconds().ifPresent(s -> text.append(", keep alive ").append(s));
        terms.will()
                .ifPresent(will -> text.append(", with the will ").append(message("to ", will)));
        return text.toString();
    }

    private static String message(String preposition, Message message) {
        StringBuilder text = new StringBuilder();
        text.append(message.payload().map(PayloadPattern::wanted).orElse("a message"));
        text.append(' ').append(preposition).append(message.topics().text());
        message.retained().ifPresent(kept -> text.append(kept ? ", retained" : ", not retained"));
        message.qos().ifPresent(qos -> text.append(", QoS ").append(qos));
        message.dup().ifPresent(dup -> text.append(dup ? ", DUP" : ", not DUP"));
        return text.toString();
    }

    private static String who(Who who) {
        return who.account().map(account -> " as " + account).orElse("")
                + who.clientId().map(id -> " as client " + id).orElse("");
    }
}
