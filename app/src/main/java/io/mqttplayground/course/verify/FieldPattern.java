package io.mqttplayground.course.verify;

import java.math.BigDecimal;

/** What a task asks of one field of a JSON object. */
public sealed interface FieldPattern {

    /** What this asks for, such as {@code a number above 30}. */
    String wanted();

    /** This text. */
    record Text(String text) implements FieldPattern {
        @Override
        public String wanted() {
            return '"' + text + '"';
        }
    }

    /** This number, however it is written. */
    record Number(BigDecimal number) implements FieldPattern {
        @Override
        public String wanted() {
            return number.toPlainString();
        }
    }

    /** A number beyond a limit. */
    record Beyond(boolean above, BigDecimal limit) implements FieldPattern {
        @Override
        public String wanted() {
            return "a number " + (above ? "above " : "below ") + limit.toPlainString();
        }
    }

    /** Any value of a type. */
    record OfType(Type type) implements FieldPattern {
        @Override
        public String wanted() {
            return type.wanted;
        }
    }

    /** Types of JSON values. */
    enum Type {
        NUMBER("a number"),
        WHOLE_NUMBER("a whole number"),
        TEXT("a text in quotes"),
        ANY("any value");

        private final String wanted;

        Type(String wanted) {
            this.wanted = wanted;
        }
    }
}
