/**
 * The frame of the commands: the session behind a prompt, the tree of them, running one, help,
 * mistakes, and how a script and a prompt wait for what was caused.
 */
package io.mqttplayground.command;
