/** What every role is made with: its settings, its console, and a clean end. */
package io.mqttplayground.lessons.role;
