package io.mqttplayground.course.verify;

import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Terms;
import io.mqttplayground.course.verify.Expectation.Who;

/** Says what an expectation asks for while nothing like it has happened. */
final class Wanted {

    private Wanted() {}

    static String told(Expectation expectation) {
        String who = who(expectation.who());
        if (expectation instanceof Expectation.Connected connected) {
            return "nobody connected yet"
                    + asked("a client that connects" + who + terms(connected.terms()));
        } else if (expectation instanceof Expectation.ConnectDenied) {
            return "nobody was refused yet" + asked("a CONNECT" + who + " that is refused");
        } else if (expectation instanceof Expectation.Reconnected) {
            return "nobody came back yet" + asked("a client that connects again" + who);
        } else if (expectation instanceof Expectation.Dropped) {
            return "nobody was lost yet" + asked("a client that goes without DISCONNECT" + who);
        } else if (expectation instanceof Expectation.Subscribed subscribed) {
            String refused = subscribed.grant() == Grant.REFUSED ? " that is refused" : "";
            return "no subscription yet"
                    + asked("one to " + subscribed.filter().text() + who + refused);
        } else if (expectation instanceof Expectation.PublishDenied denied) {
            return "nothing published yet"
                    + asked("a publish to " + denied.topics().text() + who + " that is denied");
        } else if (expectation instanceof Expectation.Published published) {
            return "nothing published yet" + asked(message("to ", published.message()) + who);
        }
        Expectation.Received received = (Expectation.Received) expectation;
        return "nothing received yet" + asked(message("on ", received.message()) + who);
    }

    private static String asked(String wanted) {
        return ", the task asks for " + wanted;
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
