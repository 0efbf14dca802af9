/** Options that several calls of the jar share, and what their values may be. */
package io.mqttplayground.cli.option;
