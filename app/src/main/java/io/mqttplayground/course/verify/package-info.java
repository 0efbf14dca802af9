/** What a task asks to happen, and whether it did, judged by the control packets alone. */
package io.mqttplayground.course.verify;
