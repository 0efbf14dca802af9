/** The smart devices of the lessons and the JSON messages that they exchange. */
package io.mqttplayground.lessons.model;
