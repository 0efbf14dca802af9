/** The links between clients and a broker: who is at their ends, and what is wrong with them. */
package io.mqttplayground.link;
