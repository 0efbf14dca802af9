package io.mqttplayground.course.render;

import io.mqttplayground.course.Block;
import io.mqttplayground.course.Outcome;
import io.mqttplayground.course.Waiting;
import io.mqttplayground.text.Style;
import io.mqttplayground.text.StyledLine;
import java.util.List;

/** Lays out what comes of the learner's doings. */
public final class OutcomeRenderer {

    private final Page page;
    private final BlockRenderer blocks;
    private final MarkdownRenderer markdown;

    public OutcomeRenderer(Page page) {
        this.page = page;
        this.blocks = new BlockRenderer(page);
        this.markdown = new MarkdownRenderer(page);
    }

    /** Outcomes one below the other, an empty line between them; nothing for a run to start. */
    public List<StyledLine> render(List<Outcome> outcomes) {
        Lines lines = new Lines();
        for (Outcome outcome : outcomes) {
            lines.gap();
            lines.add(render(outcome));
        }
        return lines.all();
    }

    public List<StyledLine> render(Outcome outcome) {
        if (outcome instanceof Outcome.StepOpened opened) {
            return stepTitle(opened);
        } else if (outcome instanceof Outcome.Shown shown) {
            return blocks.render(shown.blocks());
        } else if (outcome instanceof Outcome.WaitingFor waiting) {
            return wrapped(prompt(waiting.waiting()), Style.DIM);
        } else if (outcome instanceof Outcome.Noted noted) {
            return wrapped(
                    "Noted: %d. Now see what happens.".formatted(noted.choice()), Style.PLAIN);
        } else if (outcome instanceof Outcome.Explained explained) {
            return explained(explained);
        } else if (outcome instanceof Outcome.AnswerShown shown) {
            return right(shown.prediction(), "The right answer is ");
        } else if (outcome instanceof Outcome.StepSkipped skipped) {
            return wrapped("Skipped: " + skipped.title(), Style.DIM);
        } else if (outcome instanceof Outcome.LessonDone done) {
            return done(done);
        } else if (outcome instanceof Outcome.Remark remark) {
            return wrapped(remark.text(), Style.PLAIN);
        }
        return aboutTask(outcome);
    }

    private List<StyledLine> aboutTask(Outcome outcome) {
        if (outcome instanceof Outcome.TaskSolved solved) {
            return checked("Solved.", solved.seen(), List.of());
        } else if (outcome instanceof Outcome.TaskMissing missing) {
            return checked("Not there yet.", missing.seen(), missing.missing());
        } else if (outcome instanceof Outcome.HintGiven hint) {
            return hint(hint);
        } else if (outcome instanceof Outcome.SolutionShown solution) {
            return solution(solution);
        }
        return List.of();
    }

    private List<StyledLine> stepTitle(Outcome.StepOpened opened) {
        String count = "step %d of %d".formatted(opened.number(), opened.of());
        String title = page.shown(opened.title());
        int fill = page.width() - Wrapping.columns(title) - count.length();
        StyledLine line = StyledLine.of(title, Style.HEADING);
        return fill < 2
                ? List.of(line, StyledLine.of(count, Style.DIM))
                : List.of(line.and(" ".repeat(fill) + count, Style.DIM));
    }

    private static String prompt(Waiting waiting) {
        if (waiting instanceof Waiting.ForAnswer answer) {
            int choices = answer.prediction().choices().size();
            return "Type a number, 1 to %d · skip · back".formatted(choices);
        } else if (waiting instanceof Waiting.ForRun) {
            return "Enter runs it · source · skip · back";
        } else if (waiting instanceof Waiting.ForTask) {
            return "Enter checks · hint · solution · skip · back";
        } else if (waiting instanceof Waiting.ForEnter) {
            return "Enter continues · back · play · menu";
        }
        return "lessons · back · restart";
    }

    private List<StyledLine> explained(Outcome.Explained explained) {
        if (explained.isRight()) {
            return right(explained.prediction(), "✓ Your prediction holds: ");
        }
        Block.Choice chosen = explained.prediction().choice(explained.chosen());
        Lines lines = new Lines();
        lines.add(wrapped("✗ You predicted %d. Not so:".formatted(explained.chosen()), Style.BAD));
        lines.add(markdown.render(chosen.because()));
        lines.gap();
        lines.add(right(explained.prediction(), "What happens is "));
        return lines.all();
    }

    private List<StyledLine> right(Block.Prediction prediction, String begin) {
        Block.Choice choice = prediction.choice(prediction.right());
        Lines lines = new Lines();
        lines.add(wrapped(begin + prediction.right() + ".", Style.GOOD));
        lines.add(markdown.render(choice.because()));
        return lines.all();
    }

    private List<StyledLine> checked(String title, List<String> seen, List<String> missing) {
        Lines lines = new Lines();
        lines.add(wrapped(title, missing.isEmpty() ? Style.GOOD : Style.STRONG));
        seen.forEach(line -> lines.add(marked("✓ ", line, Style.GOOD)));
        missing.forEach(line -> lines.add(marked("✗ ", line, Style.BAD)));
        return lines.all();
    }

    private List<StyledLine> marked(String mark, String text, Style style) {
        String shownMark = "  " + page.shown(mark);
        List<StyledLine> lines =
                Wrapping.wrap(
                        StyledLine.of(page.shown(text)).spans(), page.width() - shownMark.length());
        return Lines.indented(lines, shownMark, " ".repeat(shownMark.length()), style);
    }

    private List<StyledLine> hint(Outcome.HintGiven hint) {
        Lines lines = new Lines();
        lines.add(wrapped("Hint %d of %d".formatted(hint.number(), hint.of()), Style.STRONG));
        hint.reaction().ifPresent(reaction -> lines.add(marked("✗ ", reaction, Style.BAD)));
        lines.add(markdown.render(hint.text()));
        return lines.all();
    }

    private List<StyledLine> solution(Outcome.SolutionShown solution) {
        Lines lines = new Lines();
        lines.add(wrapped("One way to do it; Enter goes on:", Style.STRONG));
        solution.commands()
                .forEach(c -> lines.add(StyledLine.of("    ").and(page.shown(c), Style.CODE)));
        return lines.all();
    }

    private List<StyledLine> done(Outcome.LessonDone done) {
        String counts =
                "Lesson %d is through: %d solved".formatted(done.lesson().number(), done.solved())
                        + (done.shown() > 0 ? ", %d shown".formatted(done.shown()) : "")
                        + (done.skipped() > 0 ? ", %d skipped".formatted(done.skipped()) : "")
                        + ".";
        return wrapped(counts, Style.GOOD);
    }

    private List<StyledLine> wrapped(String text, Style style) {
        return Wrapping.wrap(StyledLine.of(page.shown(text), style).spans(), page.width());
    }
}
