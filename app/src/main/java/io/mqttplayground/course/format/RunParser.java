package io.mqttplayground.course.format;

import io.mqttplayground.course.Block.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads one {@code run} block: what is typed behind the word run. */
final class RunParser {

    private static final Pattern ROLE = Pattern.compile("[a-z][a-z0-9-]*");

    private final BlockText block;
    private final Problems problems;
    private final Function<List<String>, Optional<String>> wrongOptions;

    RunParser(
            BlockText block,
            Problems problems,
            Function<List<String>, Optional<String>> wrongOptions) {
        this.block = block;
        this.problems = problems;
        this.wrongOptions = wrongOptions;
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
        boolean named = !words.get(0).startsWith("-");
        if (named && !ROLE.matcher(words.get(0)).matches()) {
            problems.add(line, words.get(0) + " is not the name of a role");
        }
        wrongOptions
                .apply(words.subList(named ? 1 : 0, words.size()))
                .ifPresent(wrong -> problems.add(line, wrong));
    }
}
