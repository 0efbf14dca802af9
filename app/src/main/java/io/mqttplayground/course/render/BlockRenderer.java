package io.mqttplayground.course.render;

import io.mqttplayground.course.Block;
import io.mqttplayground.text.Columns;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Lays out the blocks of a lesson for a page. */
public final class BlockRenderer {

    /** From this width on the wide drawings are used. */
    private static final int WIDE = 60;

    private final Page page;

    public BlockRenderer(Page page) {
        this.page = page;
    }

    public List<StyledLine> markdown(String text) {
        return BlockLayout.of(text, page, page.width());
    }

    /** Blocks one below the other, an empty line between them. */
    public List<StyledLine> render(List<Block> blocks) {
        Lines lines = new Lines();
        for (Block block : blocks) {
            lines.gap();
            lines.add(render(block));
        }
        return lines.all();
    }

    public List<StyledLine> render(Block block) {
        if (block instanceof Block.Prose prose) {
            return markdown(prose.markdown());
        } else if (block instanceof Block.Diagram diagram) {
            return drawing(diagram);
        } else if (block instanceof Block.Prediction prediction) {
            return prediction(prediction);
        } else if (block instanceof Block.Run run) {
            return run(run);
        } else if (block instanceof Block.Task task) {
            return titled("Task", task.text());
        } else {
            return titled("What to take away", ((Block.Recap) block).markdown());
        }
    }

    private List<StyledLine> run(Block.Run run) {
        List<StyledLine> command =
                StyledLine.of(run.command(), Style.CODE).wrapped(page.width() - 2);
        return Lines.indented(command, page.shown("► "), "  ", Style.PLAIN);
    }

    private List<StyledLine> drawing(Block.Diagram diagram) {
        boolean fits =
                page.width() >= WIDE
                        && diagram.wide().stream()
                                .allMatch(line -> Columns.of(line) <= page.width());
        List<String> drawing = fits ? diagram.wide() : diagram.narrow().orElse(diagram.wide());
        return drawing.stream().map(line -> StyledLine.of(page.shown(line))).toList();
    }

    private List<StyledLine> prediction(Block.Prediction prediction) {
        Lines lines = new Lines();
        lines.add(titled("What do you think?", prediction.question()));
        lines.gap();
        int number = 1;
        for (Block.Choice choice : prediction.choices()) {
            String marker = "  " + number++ + "  ";
            String margin = " ".repeat(marker.length());
            List<StyledLine> text =
                    BlockLayout.of(choice.text(), page, page.width() - marker.length());
            lines.add(Lines.indented(text, marker, margin, Style.STRONG));
        }
        return lines.all();
    }

    private List<StyledLine> titled(String title, String text) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.of(title, Style.HEADING));
        lines.addAll(markdown(text));
        return lines;
    }
}
