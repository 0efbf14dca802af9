package io.mqttplayground.command.why;

/**
 * What became of a message for one client that has, or had, a matching filter.
 *
 * @param arrived whether the client has it, as far as anybody but the client can know
 * @param text what became of it and why, in words that follow the client's name
 */
record Delivery(String clientId, boolean arrived, String text) {}
