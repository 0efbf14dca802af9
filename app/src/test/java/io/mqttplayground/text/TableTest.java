package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("job", "client").row("1", "simple-producer").row("1000", "x");

        assertThat(table.lines())
                .extracting(StyledLine::plain)
                .containsExactly("  job   client", "  1     simple-producer", "  1000  x");
    }

    @Test
    void aTableWithoutRowsIsItsHeading() {
        assertThat(new Table("a", "b").lines())
                .extracting(StyledLine::plain)
                .containsExactly("  a  b");
    }

    @Test
    void aRowThatDoesNotFitTheHeadingIsRefused() {
        assertThatThrownBy(() -> new Table("a", "b").row("1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row of 1 cells under 2 headings");
    }
}
