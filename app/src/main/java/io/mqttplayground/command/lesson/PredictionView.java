package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.ArrayList;
import java.util.List;

/** Shows what comes of a prediction, and which answer is right. */
final class PredictionView {

    private final LessonPage page;

    PredictionView(LessonPage page) {
        this.page = page;
    }

    List<StyledLine> noted(Outcome.Noted noted) {
        return page.prose("You say " + noted.choice() + ". Let us see.");
    }

    List<StyledLine> explained(Outcome.Explained explained) {
        Block.Prediction prediction = explained.prediction();
        List<StyledLine> lines = new ArrayList<>();
        lines.add(StyledLine.EMPTY);
        Block.Choice chosen = prediction.choice(explained.chosen());
        if (explained.isRight()) {
            lines.add(LessonPage.line("✓ Right, " + explained.chosen() + ":", Style.GOOD));
            lines.addAll(page.prose(chosen.because()));
        } else {
            lines.add(LessonPage.line("✗ Not " + explained.chosen() + ":", Style.BAD));
            lines.addAll(page.prose(chosen.because()));
            lines.addAll(answer(prediction));
        }
        lines.add(StyledLine.EMPTY);
        return lines;
    }

    List<StyledLine> answer(Block.Prediction prediction) {
        Block.Choice right = prediction.choice(prediction.right());
        List<StyledLine> lines = new ArrayList<>();
        lines.addAll(page.prose("It is **" + prediction.right() + "**: " + right.text()));
        lines.addAll(page.prose(right.because()));
        lines.add(StyledLine.EMPTY);
        return lines;
    }
}
