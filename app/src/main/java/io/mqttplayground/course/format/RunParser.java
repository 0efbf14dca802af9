package io.mqttplayground.course.format;

import io.mqttplayground.course.Block.Run;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one {@code run} block: what is typed behind the word run. */
final class RunParser {

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]*");

    /** The options of run that take a value, and what the value looks like. */
    private static final Map<String, Pattern> OPTIONS =
            Map.of(
                    "-n", Pattern.compile("[1-9]\\d{0,6}"),
                    "-i", Pattern.compile("0|\\d{1,6}(ms|s|m)"),
                    "-q", Pattern.compile("[012]"),
                    "-u", Pattern.compile("\\S+"),
                    "-P", Pattern.compile("\\S+"));

    private final BlockText block;
    private final Problems problems;

    RunParser(BlockText block, Problems problems) {
        this.block = block;
        this.problems = problems;
    }

    /** The run; worth using only if no problem was found. */
    Run parse() {
        List<BlockText.Line> lines = block.filledLines();
        if (lines.size() != 1) {
            problems.add(
                    block.fenceLine(),
                    "a run block has one line, such as: both -n 20 -i 500ms; this has "
                            + lines.size());
            return new Run(block.fenceLine(), "both");
        }
        List<String> words = List.of(lines.get(0).text().strip().split("\\s+"));
        check(lines.get(0).number(), words);
        return new Run(block.fenceLine(), String.join(" ", words));
    }

    private void check(int line, List<String> words) {
        int at = 0;
        if (!words.get(0).startsWith("-")) {
            at = 1;
            if (!ROLE.matcher(words.get(0)).matches()) {
                problems.add(line, words.get(0) + " is not the name of a role");
            }
        }
        while (at < words.size()) {
            at += checkOption(line, words, at);
        }
    }

    /** Looks at the option that starts here and says how many words it has. */
    private int checkOption(int line, List<String> words, int at) {
        String option = words.get(at);
        if (option.equals("-r")) {
            return 1;
        }
        Pattern value = OPTIONS.get(option);
        if (value == null) {
            problems.add(line, option + " is not an option of run; it knows -n -i -q -r -u -P");
            return 1;
        }
        String given = at + 1 < words.size() ? words.get(at + 1) : "";
        if (!value.matcher(given).matches()) {
            problems.add(line, "%s has the value \"%s\"".formatted(option, given) + wanted(option));
        }
        return 2;
    }

    private static String wanted(String option) {
        return switch (option) {
            case "-n" -> ", a number of messages was expected";
            case "-i" -> ", a time such as 500ms or 2s was expected";
            case "-q" -> ", 0, 1 or 2 was expected";
            default -> ", which is missing";
        };
    }
}
