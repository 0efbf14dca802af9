/** Who is connected or expected back. */
package io.mqttplayground.broker.session;
