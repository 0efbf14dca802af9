package io.mqttplayground.course.format;

import io.mqttplayground.course.verify.Expectation.Account;
import io.mqttplayground.course.verify.Expectation.Grant;
import io.mqttplayground.course.verify.Expectation.Message;
import io.mqttplayground.course.verify.Expectation.Terms;
import io.mqttplayground.course.verify.Expectation.Who;
import io.mqttplayground.course.verify.PayloadPattern;
import io.mqttplayground.topic.TopicFilter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What follows the topic of an expectation: as whom, with what payload, QoS and flag. */
final class ExpectationDetails {

    private static final Set<String> WILL = Set.of("payload", "json", "qos", "retained", "not");

    /** Two bytes in CONNECT (section 3.1.2.10). */
    private static final int LONGEST_KEEP_ALIVE = 65_535;

    private Optional<Account> account = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<PayloadPattern> payload = Optional.empty();
    private OptionalInt qos = OptionalInt.empty();
    private Optional<Boolean> retained = Optional.empty();
    private Optional<Boolean> dup = Optional.empty();
    private Optional<Boolean> cleanSession = Optional.empty();
    private Optional<Boolean> sessionPresent = Optional.empty();
    private OptionalInt keepAlive = OptionalInt.empty();
    private Optional<Message> will = Optional.empty();
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

    OptionalInt qos() {
        return qos;
    }

    Message message(TopicFilter topics) {
        return new Message(topics, payload, qos, retained, dup);
    }

    Terms terms() {
        return new Terms(cleanSession, sessionPresent, keepAlive, will);
    }

    private void readOne(String word, Words words) throws ExpectationProblem {
        switch (word) {
            case "as" -> account = Optional.of(account(words.next("the account")));
            case "client" -> clientId = Optional.of(words.next("the client identifier"));
            case "payload" -> setPayload(PayloadText.plain(words));
            case "json" -> setPayload(PayloadText.json(words));
            case "qos" -> qos = OptionalInt.of(qos(words.next("the QoS")));
            case "retained" -> retained = Optional.of(true);
            case "dup" -> dup = Optional.of(true);
            case "not" -> readNot(words);
            case "clean", "persistent" -> {
                follows("session", word, words);
                cleanSession = Optional.of(word.equals("clean"));
            }
            case "new" -> {
                follows("session", word, words);
                sessionPresent = Optional.of(false);
            }
            case "session" -> {
                follows("present", word, words);
                sessionPresent = Optional.of(true);
            }
            case "keep" -> {
                follows("alive", word, words);
                keepAlive = OptionalInt.of(seconds(words.next("the keep alive in seconds")));
            }
            case "will" -> will = Optional.of(will(words));
            case "granted" -> grant = Grant.GRANTED;
            default -> grant = Grant.REFUSED;
        }
    }

    private void readNot(Words words) throws ExpectationProblem {
        if (words.skip("retained")) {
            retained = Optional.of(false);
        } else if (words.skip("dup")) {
            dup = Optional.of(false);
        } else {
            throw new ExpectationProblem("not is followed by retained or dup");
        }
    }

    private static void follows(String second, String first, Words words)
            throws ExpectationProblem {
        if (!words.skip(second)) {
            throw new ExpectationProblem(first + " is followed by " + second);
        }
    }

    /** All that follows is about the will. */
    private static Message will(Words words) throws ExpectationProblem {
        words.skip("to");
        TopicFilter topics = words.filter();
        return read(words, WILL).message(topics);
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

    private static int seconds(String text) throws ExpectationProblem {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LONGEST_KEEP_ALIVE) {
            throw new ExpectationProblem(
                    "this can never happen: the keep alive is 0 to %d seconds, not %s"
                            .formatted(LONGEST_KEEP_ALIVE, text));
        }
        return Integer.parseInt(text);
    }

    private static int qos(String text) throws ExpectationProblem {
        if (!text.matches("[012]")) {
            throw new ExpectationProblem(
                    "this can never happen: the QoS is 0, 1 or 2, not " + text);
        }
        return Integer.parseInt(text);
    }
}
