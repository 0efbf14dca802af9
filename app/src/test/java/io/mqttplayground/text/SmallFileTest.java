package io.mqttplayground.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SmallFileTest {

    @TempDir private Path folder;

    @Test
    void aFileIsReadWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("acl"), "größe\n");
        assertThat(SmallFile.text(file)).isEqualTo("größe\n");
        assertThat(SmallFile.bytes(file, 8)).hasSize(8);
    }

    @Test
    void aFileOfGigabytesIsRefused() throws Exception {
        Path file = folder.resolve("acl");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThat(whyNot(file)).isEqualTo("it is larger than 4,194,304 bytes");
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        assertThat(whyNot(pipe(folder.resolve("acl")))).contains("no regular file");
    }

    @Test
    void aDeviceIsNotRead() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero));
        assertThat(whyNot(zero)).contains("no regular file");
    }

    @Test
    void aFolderAMissingFileAndOtherBytesAreNamedForWhatTheyAre() throws Exception {
        assertThat(whyNot(folder)).isEqualTo("it is a folder");
        assertThat(whyNot(folder.resolve("none"))).isEqualTo("no such file");
        Path latin1 = Files.write(folder.resolve("latin1"), new byte[] {(byte) 0xFC});
        assertThat(whyNot(latin1)).isEqualTo("it is not UTF-8 text");
    }

    @Test
    void aLineWithoutAnEndIsRefused() throws Exception {
        Path zeros = folder.resolve("zeros");
        try (RandomAccessFile sparse = new RandomAccessFile(zeros.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        try (var in = Files.newInputStream(zeros)) {
            ShortLines lines = new ShortLines(in);
            assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
        }
    }

    @Test
    void linesComeWithoutTheirEnds() throws Exception {
        Path file = Files.writeString(folder.resolve("script"), "a\r\n\nb");
        try (var in = Files.newInputStream(file)) {
            ShortLines lines = new ShortLines(in);
            assertThat(lines.next()).contains("a");
            assertThat(lines.next()).contains("");
            assertThat(lines.next()).contains("b");
            assertThat(lines.next()).isEmpty();
        }
    }

    private static String whyNot(Path file) {
        try {
            return "read: " + SmallFile.text(file);
        } catch (IOException why) {
            return SmallFile.reason(why);
        }
    }

    private static Path pipe(Path path) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        Process made = new ProcessBuilder("mkfifo", path.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return path;
    }
}
