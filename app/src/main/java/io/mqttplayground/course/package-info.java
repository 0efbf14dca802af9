/**
 * Lessons, and the learner's way through one. Pure: no terminal and no network; commands come in as
 * method calls, what to show goes out as values.
 */
package io.mqttplayground.course;
