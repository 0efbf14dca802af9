/** The learner's buttons: faults of the link between one client and the broker, set on purpose. */
package io.mqttplayground.link.fault;
