package io.mqttplayground.text;

/** What a piece of text is, so that each kind of screen can show it in its own way. */
public enum Style {
    PLAIN,
    HEADING,
    STRONG,
    EMPHASIS,
    CODE,
    DIM,
    GOOD,
    BAD,
    SENT,
    RECEIVED
}
