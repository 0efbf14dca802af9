/** Lesson text as styled lines for a screen of any width, with or without Unicode and colour. */
package io.mqttplayground.course.render;
