/** Measures a broker, ours or another: load, its count at the other end, and the report. */
package io.mqttplayground.bench;
