/** What a learner has done: per step, in one file of the home folder. */
package io.mqttplayground.course.progress;
