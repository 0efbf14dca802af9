package io.mqttplayground.lessons.model;

/** A payload is not the JSON that was agreed upon; the message says what is wrong with it. */
public final class MalformedPayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedPayloadException(String message) {
        super(message);
    }
}
