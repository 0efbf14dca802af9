/** Control packets: live, looked up, explained, saved. */
package io.mqttplayground.command.wire;
