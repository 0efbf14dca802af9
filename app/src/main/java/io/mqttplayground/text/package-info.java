/** Styled lines, how they fit a screen, and how text from elsewhere is shown on it safely. */
package io.mqttplayground.text;
