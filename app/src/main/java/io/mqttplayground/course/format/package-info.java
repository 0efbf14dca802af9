/** Lesson files: one Markdown file a lesson, as {@code lessons/FORMAT.md} describes. */
package io.mqttplayground.course.format;
