/**
 * The control packets that pass between a broker and its clients: as events, the recent ones, drawn
 * as a ladder, explained, and written to a file.
 */
package io.mqttplayground.wire;
