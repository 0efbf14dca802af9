/** What the learner has running: a lesson's roles, and the shell's own clients. */
package io.mqttplayground.play;
