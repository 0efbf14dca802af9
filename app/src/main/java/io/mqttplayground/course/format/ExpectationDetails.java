package io.mqttplayground.course.format;

import io.mqttplayground.course.verify.Expectation.Account;
import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Who;
import io.mqttplayground.course.verify.PayloadPattern;
import io.mqttplayground.topic.TopicFilter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What follows the topic of an expectation: as whom, with what payload, QoS and flag. */
final class ExpectationDetails {

    private Optional<Account> account = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<PayloadPattern> payload = Optional.empty();
    private OptionalInt qos = OptionalInt.empty();
    private Optional<Boolean> retained = Optional.empty();
    private Grant grant = Grant.GRANTED;

    private ExpectationDetails() {}

    static ExpectationDetails read(Words words, Set<String> allowed) throws ExpectationProblem {
        ExpectationDetails details = new ExpectationDetails();
        while (!words.isEmpty()) {
            String word = words.next("a detail").toLowerCase(Locale.ROOT);
            if (!allowed.contains(word)) {
                throw new ExpectationProblem(
                        "\"%s\" is not understood here; known are %s"
                                .formatted(
                                        word,
                                        String.join(" ", allowed.stream().sorted().toList())));
            }
            details.readOne(word, words);
        }
        return details;
    }

    Who who() {
        return new Who(account, clientId);
    }

    Grant grant() {
        return grant;
    }

    Message message(TopicFilter topics) {
        return new Message(topics, payload, qos, retained);
    }

    private void readOne(String word, Words words) throws ExpectationProblem {
        switch (word) {
            case "as" -> account = Optional.of(account(words.next("the account")));
            case "client" -> clientId = Optional.of(words.next("the client identifier"));
            case "payload" -> setPayload(PayloadText.plain(words));
            case "json" -> setPayload(PayloadText.json(words));
            case "qos" -> qos = OptionalInt.of(qos(words.next("the QoS")));
            case "retained" -> retained = Optional.of(true);
            case "not" -> {
                if (!words.skip("retained")) {
                    throw new ExpectationProblem("not is followed by retained");
                }
                retained = Optional.of(false);
            }
            case "granted" -> grant = Grant.GRANTED;
            default -> grant = Grant.REFUSED;
        }
    }

    private void setPayload(PayloadPattern pattern) throws ExpectationProblem {
        if (payload.isPresent()) {
            throw new ExpectationProblem("a message has one payload, this asks for two");
        }
        payload = Optional.of(pattern);
    }

    private static Account account(String name) {
        return new Account(name.equals("anonymous") ? Optional.empty() : Optional.of(name));
    }

    private static int qos(String text) throws ExpectationProblem {
        if (!text.matches("[012]")) {
            throw new ExpectationProblem(
                    "this can never happen: the QoS is 0, 1 or 2, not " + text);
        }
        return Integer.parseInt(text);
    }
}
