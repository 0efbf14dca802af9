/** Control packets drawn between the lanes of clients and broker. */
package io.mqttplayground.wire.ladder;
