/** The lessons there are, and what every role is given to run: its options and its console. */
package io.mqttplayground.lessons;
