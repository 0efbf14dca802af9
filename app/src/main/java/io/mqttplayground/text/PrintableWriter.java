package io.mqttplayground.text;

import java.io.PrintWriter;
import java.io.Writer;

/** Prints each line as one line, and nothing of it raw, whatever it is made of. */
public final class PrintableWriter extends PrintWriter {

    public PrintableWriter(Writer target) {
        super(target, true);
    }

    @Override
    public void println(String line) {
        super.println(Printable.of(line));
    }

    @Override
    public void println(Object line) {
        println(String.valueOf(line));
    }
}
