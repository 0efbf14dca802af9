/** The links between clients and a broker: packet tap and the learner's faults, as handlers. */
package io.mqttplayground.link;
