/** The prompt at a terminal or a pipe; the only package that knows JLine. */
package io.mqttplayground.shell;
