/**
 * What clients make the broker hold: counted, and bounded, so that whoever takes too much loses.
 */
package io.mqttplayground.broker.budget;
