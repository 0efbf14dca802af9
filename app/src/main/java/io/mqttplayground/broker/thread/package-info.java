/** Threads of the broker: each is watched, so that none dies or gets stuck unseen. */
package io.mqttplayground.broker.thread;
