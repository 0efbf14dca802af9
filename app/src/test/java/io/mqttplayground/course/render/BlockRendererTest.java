package io.mqttplayground.course.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.course.Block;
import io.mqttplayground.text.StyledLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockRendererTest {

    private static final Block.Diagram DIAGRAM =
            new Block.Diagram(
                    List.of("┌───┐      ┌───┐", "│ a │ ───► │ b │", "└───┘      └───┘"),
                    Optional.of(List.of("a", "▼", "b")));

    @Test
    void aWideTerminalGetsTheWideDrawing() {
        assertThat(plain(DIAGRAM, new Page(80, true, true))).isEqualTo(DIAGRAM.wide());
    }

    @Test
    void aNarrowTerminalGetsTheNarrowDrawing() {
        assertThat(plain(DIAGRAM, new Page(59, true, true))).containsExactly("a", "▼", "b");
    }

    @Test
    void withoutUnicodeADrawingKeepsItsShapeInAscii() {
        assertThat(plain(DIAGRAM, new Page(80, false, true)))
                .containsExactly("+---+      +---+", "| a | ---> | b |", "+---+      +---+");
    }

    @Test
    void aPredictionNumbersItsChoices() {
        Block.Prediction prediction =
                new Block.Prediction(
                        "Who *gets* it?",
                        List.of(
                                new Block.Choice("Everybody who is there", "no"),
                                new Block.Choice("`bob`", "yes")),
                        2);
        assertThat(plain(prediction, new Page(20, true, false)))
                .containsExactly(
                        "What do you think?",
                        "Who *gets* it?",
                        "",
                        "  1  Everybody who",
                        "     is there",
                        "  2  `bob`");
    }

    @Test
    void blocksStandApart() {
        List<StyledLine> lines =
                new BlockRenderer(new Page(40, true, true))
                        .render(List.of(new Block.Prose("a"), new Block.Run(1, "both -n 2")));
        assertThat(lines.stream().map(StyledLine::plain))
                .containsExactly("a", "", "► run both -n 2");
    }

    private static List<String> plain(Block block, Page page) {
        return new BlockRenderer(page).render(block).stream().map(StyledLine::plain).toList();
    }
}
