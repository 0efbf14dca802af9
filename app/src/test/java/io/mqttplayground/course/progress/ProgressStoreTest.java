package io.mqttplayground.course.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressStoreTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path home;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<ProgressStore> opened = new ArrayList<>();

    @Test
    void whatIsRecordedIsThereAfterwards() {
        ProgressStore store = store();
        store.record(all -> all.with("simple", lesson -> lesson.withCurrent("Watch")));
        store.record(done("Watch", Mark.SOLVED));
        LessonProgress lesson = afterwards().progress().lesson("simple");
        assertThat(lesson.current()).contains("Watch");
        assertThat(lesson.steps())
                .containsEntry("Watch", new StepRecord(Mark.SOLVED, NOON, List.of("saw Watch")));
        assertThat(messages).isEmpty();
    }

    @Test
    void aStepThatWasShownIsNotSolvedLater() {
        ProgressStore store = store();
        store.record(done("Watch", Mark.SHOWN));
        store.record(done("Watch", Mark.SOLVED));
        assertThat(mark(store, "Watch")).isEqualTo(Mark.SHOWN);
    }

    @Test
    void resettingAllLeavesNothing() {
        ProgressStore store = store();
        store.record(done("Watch", Mark.SOLVED));
        store.record(all -> Progress.NONE);
        assertThat(afterwards().progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void anEndlessFileIsNotRead() throws Exception {
        Path file = home.resolve("progress.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        ProgressStore store = store();
        store.record(done("Watch", Mark.SOLVED));
        assertThat(mark(store, "Watch")).isEqualTo(Mark.SOLVED);
        closeAll();
        assertThat(messages).singleElement().asString().contains("not kept", "is larger than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"version\": 99}",
                "{\"lessons\": {}}",
                "{\"version\": 1, \"lessons\": {\"simple\": {\"steps\": {\"a\": {}}}}}",
                "\u0000\u0000\u0000\u0000"
            })
    void aDamagedFileIsSetAsideWithAMessage(String damaged) throws Exception {
        Files.writeString(home.resolve("progress.json"), damaged);
        ProgressStore store = store();
        assertThat(store.progress()).isEqualTo(Progress.NONE);
        store.record(done("Watch", Mark.SOLVED));
        assertThat(mark(afterwards(), "Watch")).isEqualTo(Mark.SOLVED);
        Path aside = home.resolve("progress.json.damaged-20260301-120000");
        assertThat(aside).hasContent(damaged);
        assertThat(messages)
                .singleElement()
                .asString()
                .startsWith("progress.json cannot be read (")
                .contains("progress.json.damaged-20260301-120000")
                .doesNotContain("\n");
    }

    @Test
    void aSecondDamagedFileDoesNotReplaceTheFirst() throws Exception {
        Files.writeString(home.resolve("progress.json"), "one");
        store().progress();
        Files.writeString(home.resolve("progress.json"), "two");
        store().progress();
        assertThat(home.resolve("progress.json.damaged-20260301-120000")).hasContent("one");
        assertThat(home.resolve("progress.json.damaged-20260301-120000-2")).hasContent("two");
    }

    @Test
    void twoStoresKeepEachOthersSteps() {
        ProgressStore one = store();
        ProgressStore other = store();
        one.record(done("A", Mark.SOLVED));
        other.record(done("B", Mark.SKIPPED));
        one.record(done("C", Mark.SHOWN));
        closeAll();
        assertThat(store().progress().lesson("simple").steps()).containsOnlyKeys("A", "B", "C");
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        int writers = 4;
        int steps = 15;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<Future<?>> all = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            ProgressStore store = store();
            all.add(
                    pool.submit(
                            () -> {
                                start.await();
                                for (int s = 0; s < steps; s++) {
                                    store.record(done(writer + "-" + s, Mark.SOLVED));
                                }
                                return null;
                            }));
        }
        start.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();
        assertThat(afterwards().progress().lesson("simple").steps()).hasSize(writers * steps);
        assertThat(messages).isEmpty();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("progress.json", "progress.lock");
        }
    }

    @Test
    void aHomeThatCannotBeUsedMeansMemoryAndOneMessage() throws Exception {
        Path file = Files.createFile(home.resolve("file"));
        ProgressStore store = new ProgressStore(file, clock(), messages::add);
        store.record(done("A", Mark.SOLVED));
        store.record(done("B", Mark.SOLVED));
        assertThat(store.progress().lesson("simple").steps()).containsOnlyKeys("A", "B");
        store.close();
        assertThat(messages)
                .singleElement()
                .asString()
                .startsWith("progress is not kept: " + file + " cannot be used (");
    }

    @Test
    void aHomeThatIsNotThereYetIsMade() {
        Path fresh = home.resolve("a/b c");
        try (ProgressStore store = new ProgressStore(fresh, clock(), messages::add)) {
            store.record(done("A", Mark.SOLVED));
        }
        assertThat(fresh.resolve("progress.json")).exists();
        assertThat(messages).isEmpty();
    }

    /** The prompt would stand still, and with it whoever solves a task meanwhile. */
    @Test
    void whoeverHoldsTheFileHoldsNobodyUp() throws Exception {
        Path lock = home.resolve("progress.lock");
        ProgressStore store = store();
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(
                            CompletableFuture.supplyAsync(
                                    () -> {
                                        store.record(done("A", Mark.SOLVED));
                                        return mark(store, "A");
                                    }))
                    .succeedsWithin(Duration.ofSeconds(3))
                    .isEqualTo(Mark.SOLVED);
            Awaitility.await().until(() -> !messages.isEmpty());
        }
        store.record(done("B", Mark.SOLVED));
        assertThat(afterwards().progress().lesson("simple").steps()).containsOnlyKeys("A", "B");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains("another program holds progress.lock");
        assertThat(messages.get(1)).isEqualTo("progress is kept again");
    }

    @Test
    void aCtrlCWhileItIsWrittenLosesNothing() {
        ProgressStore store = store();
        for (int i = 0; i < 50; i++) {
            Thread.currentThread().interrupt();
            store.record(done("step " + i, Mark.SOLVED));
        }
        store.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(store().progress().lesson("simple").steps()).hasSize(50);
        assertThat(messages).isEmpty();
    }

    @Test
    void aHomeThatGoesAwayAndComesBackHasEverything() throws Exception {
        ProgressStore store = store();
        store.record(done("A", Mark.SOLVED));
        closeAll();
        ProgressStore second = store();
        Files.delete(home.resolve("progress.json"));
        Files.createDirectory(home.resolve("progress.json"));
        second.record(done("B", Mark.SOLVED));
        Awaitility.await().until(() -> !messages.isEmpty());
        Files.delete(home.resolve("progress.json"));
        second.record(done("C", Mark.SOLVED));
        assertThat(afterwards().progress().lesson("simple").steps()).containsKeys("B", "C");
    }

    /** One more shell at the same folder. */
    private ProgressStore store() {
        ProgressStore store = new ProgressStore(home, clock(), messages::add);
        opened.add(store);
        return store;
    }

    /** What the file holds when all shells have ended. */
    private ProgressStore afterwards() {
        closeAll();
        return store();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(ProgressStore::close);
        opened.clear();
    }

    private static Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    private static UnaryOperator<Progress> done(String step, Mark mark) {
        StepRecord record = new StepRecord(mark, NOON, List.of("saw " + step));
        return all -> all.with("simple", lesson -> lesson.withStep(step, record));
    }

    private static Mark mark(ProgressStore store, String step) {
        return store.progress().lesson("simple").steps().get(step).mark();
    }
}
