/** The embedded broker: started from the files of broker-config, asked, changed and stopped. */
package io.mqttplayground.broker;
