/** What the shell's commands share: the tree of them, running one, help, mistakes. */
package io.mqttplayground.command;
