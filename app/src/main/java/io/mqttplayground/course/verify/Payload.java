package io.mqttplayground.course.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mqttplayground.course.verify.ClientAct.Message;
import io.mqttplayground.wire.Packet;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What is asked of a payload, as it is written behind the word payload. */
final class Payload {

    private static final int SHOWN = 40;

    /**
     * What is asked of a payload, or of a value of JSON.
     *
     * @param wanted in words, such as {@code a number}
     */
    record Asked<T>(String wanted, Predicate<T> fits) {

        /** What a placeholder stands for, such as {@code <number>}. */
        static <T> Asked<T> of(String placeholder, Map<String, Asked<T>> known) {
            if (!known.containsKey(placeholder)) {
                throw new ExpectationProblem(
                        placeholder
                                + " is not a placeholder; known are "
                                + String.join(", ", known.keySet().stream().sorted().toList()));
            }
            return known.get(placeholder);
        }
    }

    private static final Map<String, Asked<Packet.Publish>> KINDS =
            Map.of(
                    "<number>",
                    new Asked<>("a number", packet -> number(text(packet)).isPresent()),
                    "<empty>",
                    new Asked<>("an empty payload", packet -> packet.payloadSize() == 0),
                    "<not empty>",
                    new Asked<>("a payload that is not empty", packet -> packet.payloadSize() > 0),
                    "<not JSON>",
                    new Asked<>(
                            "something that is not JSON",
                            packet -> packet.payloadSize() > 0 && Json.read(packet).isEmpty()));

    private Payload() {}

    /** A value, exactly a value, or a placeholder. */
    static Condition read(Words words) {
        boolean exactly = words.skip("exactly");
        String text = words.next("the payload");
        if (exactly) {
            return of(new Asked<>("exactly " + text, packet -> text(packet).equals(text)));
        }
        return of(
                isPlaceholder(text)
                        ? Asked.of(text, KINDS)
                        : new Asked<>(text, packet -> isSame(text, text(packet))));
    }

    private static Condition of(Asked<Packet.Publish> asked) {
        return Condition.of(
                Message.class,
                asked.wanted(),
                message -> isAllThere(message.packet()) && asked.fits().test(message.packet()),
                message -> seen(message.packet()),
                asked.wanted());
    }

    static boolean isPlaceholder(String text) {
        return text.startsWith("<") && text.endsWith(">");
    }

    /** Whatever its spaces or, for a number, its digits: 21.5, 21.50 and 2.15e1. */
    private static boolean isSame(String wanted, String text) {
        Optional<BigDecimal> number = number(wanted);
        if (number.isPresent()) {
            return number(text).filter(n -> n.compareTo(number.get()) == 0).isPresent();
        }
        return words(wanted).equals(words(text));
    }

    private static Optional<BigDecimal> number(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || Character.isLetter(stripped.charAt(0))) {
            return Optional.empty(); // without the cost of an exception, for most of the others
        }
        try {
            return Optional.of(new BigDecimal(stripped));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static String text(Packet.Publish packet) {
        return new String(packet.payload(), UTF_8);
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Of a long payload an event keeps the beginning only. */
    static boolean isAllThere(Packet.Publish packet) {
        return packet.payloadSize() == packet.payload().length;
    }

    /** The payload where it is not as asked. */
    static String seen(Packet.Publish packet) {
        return isAllThere(packet)
                ? shown(packet)
                : "a payload of " + packet.payloadSize() + " bytes, too long to check";
    }

    /** The payload for a message to the learner. */
    static String shown(Packet.Publish packet) {
        if (packet.payloadSize() == 0) {
            return "an empty payload";
        }
        String words = words(text(packet));
        return words.isEmpty() ? "a blank payload" : shortened(words);
    }

    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
