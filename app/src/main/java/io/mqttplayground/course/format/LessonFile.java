package io.mqttplayground.course.format;

/**
 * A lesson's file as it was read.
 *
 * @param name without its folder
 */
public record LessonFile(String name, String text) {}
