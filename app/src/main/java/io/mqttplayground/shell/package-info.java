/**
 * The prompt at a terminal or a pipe; the only package that knows JLine, but for its width of a
 * character in {@link io.mqttplayground.text}.
 */
package io.mqttplayground.shell;
