package io.mqttplayground.course;

import java.util.ArrayList;
import java.util.List;

/** A way through the blocks of one step, with a stop at each that the learner has to act on. */
final class StepWalk {

    private final List<Block> blocks;

    /** Index of the block that is waited at; before the first and behind the last, none. */
    private int at = -1;

    StepWalk(Step step) {
        this.blocks = step.blocks();
    }

    /** Goes on to the next stop, or to the end, and tells what is to be shown on the way. */
    List<Block> goOn() {
        List<Block> passed = new ArrayList<>();
        do {
            at++;
            if (at < blocks.size()) {
                passed.add(blocks.get(at));
            }
        } while (at < blocks.size() && !isStop(blocks.get(at)));
        return passed;
    }

    /** Whether there is anything to do but read. */
    boolean hasStops() {
        return blocks.stream().anyMatch(StepWalk::isStop);
    }

    boolean isAtEnd() {
        return at >= blocks.size();
    }

    Waiting waiting() {
        Block block = isAtEnd() ? null : blocks.get(at);
        if (block instanceof Block.Prediction prediction) {
            return new Waiting.ForAnswer(prediction);
        } else if (block instanceof Block.Run run) {
            return new Waiting.ForRun(run);
        } else if (block instanceof Block.Task task) {
            return new Waiting.ForTask(task);
        }
        return new Waiting.ForEnter();
    }

    /** The block that is waited at, to be shown again. */
    List<Block> current() {
        return isAtEnd() ? List.of() : List.of(blocks.get(at));
    }

    /**
     * Whether something to try stands right behind this block, with no text between: a prediction
     * is then about that, and explained after it.
     */
    boolean experimentFollows() {
        Block next = at + 1 < blocks.size() ? blocks.get(at + 1) : null;
        return next instanceof Block.Run || next instanceof Block.Task;
    }

    private static boolean isStop(Block block) {
        return block instanceof Block.Prediction
                || block instanceof Block.Run
                || block instanceof Block.Task;
    }
}
