/** Control packets written for other tools. */
package io.mqttplayground.wire.export;
