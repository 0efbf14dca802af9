/** Control packets that pass between a broker and its clients, as events; the recent ones. */
package io.mqttplayground.wire;
