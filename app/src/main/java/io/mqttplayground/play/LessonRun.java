package io.mqttplayground.play;

import io.mqttplayground.text.Screen;
import java.io.IOError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A producer and a consumer together: the consumer first, the producer once it has subscribed, and
 * when the producer is done, the consumer is stopped as soon as it has everything.
 */
public final class LessonRun {

    private static final Duration TO_SUBSCRIBE = Duration.ofSeconds(15);

    /** When nothing more arrives for this long, what is missing is lost. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final long TICK_MILLIS = 100;

    private static final Logger LOG = Logger.getLogger(LessonRun.class.getName());

    private final Screen screen;
    private final RunFigures figures;
    private final Job consumer;
    private final Supplier<Job> startProducer;
    private final Runnable beforeSummary;

    /**
     * @param beforeSummary called when both have ended, before that is told
     */
    public LessonRun(
            Screen screen,
            Job consumer,
            Supplier<Job> startProducer,
            int count,
            Runnable beforeSummary) {
        this.screen = screen;
        this.consumer = consumer;
        this.startProducer = startProducer;
        this.beforeSummary = beforeSummary;
        this.figures = new RunFigures(count);
    }

    /** Runs both in a thread of its own; ends with one outcome for the two. */
    public CompletableFuture<RunOutcome> start() {
        CompletableFuture<RunOutcome> outcome = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                outcome.complete(run());
                            } catch (Exception | IOError failure) { // one of the terminal's
                                LOG.log(Level.WARNING, "the run failed", failure);
                                consumer.stop();
                                outcome.complete(
                                        new RunOutcome.Failed(
                                                String.valueOf(failure.getMessage())));
                            }
                        },
                        "lesson-run");
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }

    private RunOutcome run() throws InterruptedException, ExecutionException {
        if (!consumer.awaitReady(TO_SUBSCRIBE.toSeconds(), TimeUnit.SECONDS)) {
            consumer.stop();
            return new RunOutcome.Failed("the consumer could not subscribe in time");
        }
        if (consumer.isAskedToStop()) {
            return told(consumer.outcome().get());
        } else if (!consumer.isRunning()) {
            return consumer.outcome().get();
        }
        Job producer = startProducer.get();
        if (consumer.isAskedToStop()) { // just before the producer was there to be stopped
            producer.stop();
        }
        RunOutcome outcome = follow(producer);
        consumer.stop();
        consumer.outcome().get();
        screen.status(Optional.empty());
        return told(outcome);
    }

    private RunOutcome told(RunOutcome outcome) {
        beforeSummary.run();
        screen.print(List.of(figures.summary(outcome)));
        return outcome;
    }

    private RunOutcome follow(Job producer) throws InterruptedException, ExecutionException {
        Optional<RunOutcome> ended = Optional.empty();
        while (ended.isEmpty()) {
            ended = poll(producer);
            figures.update(producer.sent(), consumer.received());
            screen.status(Optional.of(figures.bar(screen.width())));
        }
        figures.producerEnded();
        while (consumer.isRunning() && figures.stillExpects(QUIET)) {
            TimeUnit.MILLISECONDS.sleep(TICK_MILLIS / 5);
            figures.update(producer.sent(), consumer.received());
        }
        return ended.get();
    }

    private static Optional<RunOutcome> poll(Job job)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(job.outcome().get(TICK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillRunning) {
            return Optional.empty();
        }
    }
}
