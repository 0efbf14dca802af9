package io.mqttplayground.course.format;

import io.mqttplayground.course.Block;
import io.mqttplayground.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.FencedCodeBlock;

/** Tells the blocks of a lesson from ordinary code by the word behind the fence, and reads them. */
final class FencedBlocks {

    /** Wider drawings do not fit into a terminal of 80 columns beside their margin. */
    private static final int WIDE = 72;

    private static final int NARROW = 38;

    private static final Set<String> OURS =
            Set.of("diagram", "diagram narrow", "prediction", "run", "task", "recap");

    private static final Set<String> CODE =
            Set.of("", "text", "sh", "shell", "bash", "console", "json", "python", "java", "mqtt");

    private final Problems problems;
    private final Function<List<String>, Optional<String>> wrongOptions;

    FencedBlocks(Problems problems, Function<List<String>, Optional<String>> wrongOptions) {
        this.problems = problems;
        this.wrongOptions = wrongOptions;
    }

    /** Whether the fence holds a block of the lesson; ordinary code belongs to the explanation. */
    boolean isOurs(int line, FencedCodeBlock fence) {
        if (fence.getClosingFenceLength() == null) {
            problems.add(line, "the block is never closed: its closing ``` is missing");
        }
        String info = info(fence);
        if (!OURS.contains(info) && !CODE.contains(info)) {
            problems.add(
                    line,
                    "unknown block \"%s\"; there are diagram, diagram narrow, prediction, run,"
                                    .formatted(info)
                            + " task, recap, and code: "
                            + String.join(" ", CODE.stream().sorted().toList()).strip());
        }
        return OURS.contains(info);
    }

    void read(int line, FencedCodeBlock fence, List<Block> blocks) {
        BlockText text = BlockText.of(line, fence.getLiteral());
        if (text.filledLines().isEmpty()) {
            problems.add(line, "the " + info(fence) + " block is empty");
            return;
        }
        switch (info(fence)) {
            case "diagram" -> blocks.add(new Block.Diagram(drawn(text, WIDE), Optional.empty()));
            case "diagram narrow" -> addNarrow(text, blocks);
            case "prediction" -> blocks.add(new PredictionParser(text, problems).parse());
            case "run" -> blocks.add(new RunParser(text, problems, wrongOptions).parse());
            case "task" -> blocks.add(new TaskParser(text, problems).parse());
            default -> blocks.add(new Block.Recap(text.literal()));
        }
    }

    private void addNarrow(BlockText text, List<Block> blocks) {
        int last = blocks.size() - 1;
        if (last >= 0 && blocks.get(last) instanceof Block.Diagram wide) {
            blocks.set(last, new Block.Diagram(wide.wide(), Optional.of(drawn(text, NARROW))));
        } else {
            problems.add(text.fenceLine(), "diagram narrow follows the diagram it stands for");
        }
    }

    private List<String> drawn(BlockText text, int columns) {
        List<String> drawn = new ArrayList<>();
        for (BlockText.Line line : text.lines()) {
            String stripped = line.text().stripTrailing();
            int width = Columns.of(stripped);
            if (width > columns) {
                problems.add(
                        line.number(),
                        "the drawing is %d columns wide here, at most %d fit"
                                .formatted(width, columns));
            }
            drawn.add(stripped);
        }
        return drawn;
    }

    private static String info(FencedCodeBlock fence) {
        return fence.getInfo() == null ? "" : fence.getInfo().strip().replaceAll("\\s+", " ");
    }
}
