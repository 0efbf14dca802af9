/** What is there only because of Moquette, and nothing else. */
package io.mqttplayground.broker.moquette;
