package io.mqttplayground.text;

/** A piece of a line in one style. */
public record Span(String text, Style style) {}
