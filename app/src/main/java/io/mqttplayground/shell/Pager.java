package io.mqttplayground.shell;

import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;

/** Shows long output a screenful at a time; a key goes on. */
final class Pager {

    private static final int ESCAPE = 27;

    /** What the other bytes of a key take at most to come. */
    private static final long KEY_MILLIS = 20;

    private final Terminal terminal;
    private final Consumer<List<AttributedString>> printer;
    private final Function<StyledLine, String> asked;

    /**
     * @param printer shows lines at once
     * @param asked the form in which the terminal can show what is asked
     */
    Pager(
            Terminal terminal,
            Consumer<List<AttributedString>> printer,
            Function<StyledLine, String> asked) {
        this.terminal = terminal;
        this.printer = printer;
        this.asked = asked;
    }

    /**
     * Shows the lines, as far as the learner wants to see them. The prompt needs a line, too.
     *
     * @param taken lines of the screen that show something else
     */
    void show(List<AttributedString> lines, int taken) {
        int shown = 0;
        while (shown < lines.size()) {
            int screenful = Math.max(1, terminal.getHeight() - taken - 1);
            int end = Math.min(lines.size(), shown + screenful);
            printer.accept(lines.subList(shown, end));
            shown = end;
            if (shown < lines.size() && !isToGoOn(lines.size() - shown)) {
                return;
            }
        }
    }

    /** Takes the rest of a key that is several bytes; whether there was any. */
    private boolean dropped() throws IOException {
        boolean any = false;
        while (terminal.reader().peek(KEY_MILLIS) >= 0) {
            terminal.reader().read();
            any = true;
        }
        return any;
    }

    private boolean isToGoOn(int left) {
        Attributes before = terminal.enterRawMode();
        try {
            String question = "  … " + left + " more lines: a key goes on, q ends";
            terminal.writer().print(asked.apply(StyledLine.of(question, Style.DIM)));
            terminal.flush();
            int key = terminal.reader().read();
            boolean isArrow = key == ESCAPE && dropped();
            return isArrow || key >= ' ' && key != 'q' || key == '\r' || key == '\n';
        } catch (InterruptedIOException ctrlC) {
            return false;
        } catch (IOException unreadable) {
            return true; // nobody can be asked
        } finally {
            terminal.setAttributes(before);
            terminal.writer().print('\r');
            terminal.puts(Capability.clr_eol);
            terminal.flush();
        }
    }
}
