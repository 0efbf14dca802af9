/** Lesson roles that the learner starts, stops and reads. */
package io.mqttplayground.command.run;
