/** The way through a lesson: its pages, controls and checks. */
package io.mqttplayground.command.lesson;
