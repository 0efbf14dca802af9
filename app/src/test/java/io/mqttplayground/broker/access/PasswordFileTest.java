package io.mqttplayground.broker.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mqttplayground.broker.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {

    private static final Path PACKAGED = Path.of("../broker-config/passwords");
    private static final String SALT = "24d2Xrex+txtz3ar";
    private static final String HASH =
            "lDUKi3Pz6zvLa4HNdX24SPrvUaYcPzRTcKFNmj1euI0MneHnj2nZHh55n4Hy7W0VxaQCW2qrNrCu0AmXFKZHFw==";
    private static final String ALICE = "alice:$7$101$" + SALT + "$" + HASH;

    @ParameterizedTest
    @CsvSource({
        "alice, alice-pw",
        "müller, pässwörd-€-😀",
        "two words, blank inside it",
        "empty, ''",
    })
    void acceptsWhatMosquittoPasswdWrote(String user, String password) throws Exception {
        PasswordFile file = recorded();
        assertThat(file.accepts(user, password.getBytes(UTF_8))).isTrue();
        assertThat(file.accepts(user, (password + "x").getBytes(UTF_8))).isFalse();
    }

    @Test
    void acceptsPasswordsAsLongAsAndLongerThanAnHmacBlock() throws Exception {
        assertThat(recorded().accepts("block", "y".repeat(128).getBytes(UTF_8))).isTrue();
        assertThat(recorded().accepts("long", "x".repeat(200).getBytes(UTF_8))).isTrue();
        assertThat(recorded().accepts("long", "x".repeat(199).getBytes(UTF_8))).isFalse();
    }

    private static PasswordFile recorded() throws Exception {
        var resource = PasswordFileTest.class.getResource("/access/mosquitto-passwd-2.0.11");
        return PasswordFile.read(Path.of(resource.toURI()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob", "admin"})
    void thePackagedAccountsHaveTheirDemoPasswords(String user) throws Exception {
        PasswordFile file = PasswordFile.read(PACKAGED);
        assertThat(file.users()).containsExactly("alice", "bob", "admin");
        assertThat(file.accepts(user, (user + "-pw").getBytes(UTF_8))).isTrue();
        assertThat(file.accepts(user, "admin".getBytes(UTF_8))).isFalse();
        assertThat(file.accepts(user, new byte[0])).isFalse();
    }

    @Test
    void thePackagedFileHasNoCommentsBecauseMosquittoPasswdForgetsTheAccountsBelowThem()
            throws Exception {
        assertThat(Files.readAllLines(PACKAGED)).allMatch(line -> line.contains(":$7$"));
    }

    @Test
    void anUnknownUserIsRefused() throws Exception {
        PasswordFile file = parse(ALICE);
        assertThat(file.accepts("nobody", "alice-pw".getBytes(UTF_8))).isFalse();
        assertThat(file.accepts("", new byte[0])).isFalse();
        assertThat(file.accepts("Alice", "alice-pw".getBytes(UTF_8))).isFalse();
    }

    @Test
    void anEmptyFileAcceptsNobody() throws Exception {
        assertThat(parse().accepts("alice", "alice-pw".getBytes(UTF_8))).isFalse();
    }

    @Test
    void aLineThatWeWriteHasTheFormThatMosquittoReads() throws Exception {
        String line = PasswordFile.line("carla", "geheim".getBytes(UTF_8));
        assertThat(line).matches("carla:\\$7\\$1000\\$[A-Za-z0-9+/]{16}\\$[A-Za-z0-9+/]{86}==");
        assertThat(parse(line).accepts("carla", "geheim".getBytes(UTF_8))).isTrue();
        assertThat(PasswordFile.line("carla", "geheim".getBytes(UTF_8))).isNotEqualTo(line);
    }

    @Test
    void aSaltMayHave64Bytes() throws Exception {
        byte[] salt = "0123456789abcdef".repeat(4).getBytes(UTF_8);
        byte[] key = PasswordHash.key("pw".getBytes(UTF_8), salt, 3);
        Base64.Encoder base64 = Base64.getEncoder();
        String hash = hash("3", base64.encodeToString(salt), base64.encodeToString(key));
        assertThat(parse("alice:" + hash).accepts("alice", "pw".getBytes(UTF_8))).isTrue();
    }

    static Stream<List<String>> faultyLines() {
        return Stream.of(
                List.of("alice", "no colon; expected user:$7$iterations$salt$hash"),
                List.of(":" + hash("101", SALT, HASH), "the account name is empty"),
                List.of("a/x:" + hash("101", SALT, HASH), "must not contain /"),
                List.of("a+x:" + hash("101", SALT, HASH), "must not contain +"),
                List.of("a#x:" + hash("101", SALT, HASH), "must not contain #"),
                List.of("a\tx:" + hash("101", SALT, HASH), "must not contain control characters"),
                List.of(" alice:" + hash("101", SALT, HASH), "starts or ends with a blank"),
                List.of("alice:alice-pw", "no password hash"),
                List.of("alice:", "no password hash"),
                List.of("alice:x:" + hash("101", SALT, HASH), "no password hash"),
                List.of("alice:" + hash("101", SALT, HASH) + "$", "no password hash"),
                List.of("alice:$8$101$" + SALT + "$" + HASH, "no password hash"),
                List.of("alice:$6$" + SALT + "$" + HASH, "old $6$ hash"),
                List.of("alice:" + hash("0", SALT, HASH), "iterations are no number from 1 to"),
                List.of("alice:" + hash("-1", SALT, HASH), "iterations are no number from 1 to"),
                List.of("alice:" + hash("", SALT, HASH), "iterations are no number from 1 to"),
                List.of("alice:" + hash("1e3", SALT, HASH), "iterations are no number from 1 to"),
                List.of("alice:" + hash("100001", SALT, HASH), "from 1 to 100000"),
                List.of("alice:" + hash("99999999999", SALT, HASH), "from 1 to 100000"),
                List.of("alice:" + hash("101", "", HASH), "the salt has 0 bytes"),
                List.of("alice:" + hash("101", "AAAA", HASH), "the salt has 3 bytes"),
                List.of("alice:" + hash("101", "!" + SALT, HASH), "the salt is not padded base64"),
                List.of("alice:" + hash("101", SALT, ""), "the hash has 0 bytes"),
                List.of("alice:" + hash("101", SALT, SALT), "the hash has 12 bytes; expected 64"),
                List.of("alice:" + hash("101", SALT, HASH.replace("=", "")), "not padded base64"),
                List.of("alice:" + hash("101", SALT, HASH.replace("w==", "x==")), "not padded"),
                List.of(
                        "alice:" + hash("101", SALT, HASH + " x"),
                        "the hash is not padded base64"));
    }

    private static String hash(String iterations, String salt, String hash) {
        return "$7$" + iterations + "$" + salt + "$" + hash;
    }

    @ParameterizedTest
    @MethodSource("faultyLines")
    void aFaultyLineIsNamed(List<String> lineAndProblem) {
        assertThatThrownBy(() -> parse("# comment", "", lineAndProblem.get(0)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("dir/passwords:3: ")
                .hasMessageContaining(lineAndProblem.get(1))
                .hasMessageNotContaining("alice-pw");
    }

    @Test
    void anAccountStandsThereOnce() {
        assertThatThrownBy(() -> parse(ALICE, "", ALICE))
                .hasMessage("dir/passwords:3: the account alice is on line 1 already");
    }

    @Test
    void aMissingUnreadableOrForeignFileIsNamed(@TempDir Path dir) throws Exception {
        Path missing = dir.resolve("passwords");
        assertThatThrownBy(() -> PasswordFile.read(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> PasswordFile.read(dir))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(dir + ": cannot be read");
        Files.write(missing, new byte[] {(byte) 0xe4, ':', 'x'});
        assertThatThrownBy(() -> PasswordFile.read(missing)).hasMessageContaining("not UTF-8");
        Files.writeString(missing, "\uFEFF" + ALICE);
        assertThatThrownBy(() -> PasswordFile.read(missing)).hasMessageContaining("byte order");
    }

    @Test
    void linesOfWindowsAreRead(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("passwords"), "# x\r\n" + ALICE + "\r\n");
        assertThat(PasswordFile.read(file).accepts("alice", "alice-pw".getBytes(UTF_8))).isTrue();
    }

    @Test
    void changesMakeANewFileAndKeepCommentsAndOrder(@TempDir Path dir) throws Exception {
        PasswordFile before = parse("# people", ALICE, "", ALICE.replace("alice", "bob"));
        PasswordFile after =
                before.with("alice", "new".getBytes(UTF_8))
                        .with("zoe", "z".getBytes(UTF_8))
                        .without("bob")
                        .without("nobody");
        assertThat(before.accepts("alice", "alice-pw".getBytes(UTF_8))).isTrue();
        Path file = dir.resolve("passwords");
        after.writeTo(file);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4).startsWith("# people").element(2).isEqualTo("");
        PasswordFile again = PasswordFile.read(file);
        assertThat(again.users()).containsExactly("alice", "zoe");
        assertThat(again.accepts("alice", "new".getBytes(UTF_8))).isTrue();
        assertThat(again.accepts("alice", "alice-pw".getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "a+", "#a", "a\nb", " a"})
    void anImpossibleNameIsNotAdded(String name) throws Exception {
        PasswordFile file = parse(ALICE);
        assertThatThrownBy(() -> file.with(name, new byte[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingBeside(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("passwords"), "old");
        parse(ALICE).writeTo(file);
        assertThat(file).hasContent(ALICE + System.lineSeparator());
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void writingKeepsPermissionsAndSymbolicLinks(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("real"), "old");
        assumeTrue(Files.getFileStore(dir).supportsFileAttributeView("posix"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(dir.resolve("passwords"), Path.of("real"));
        parse(ALICE).writeTo(link);
        assertThat(link).isSymbolicLink().hasContent(ALICE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void randomPasswordsReplaceAllOldOnes() throws Exception {
        PasswordFile.Renewed renewed =
                PasswordFile.read(PACKAGED).withRandomPasswords(user -> true);
        assertThat(renewed.passwords()).containsOnlyKeys("alice", "bob", "admin");
        assertThat(renewed.passwords().values())
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"));
        renewed.passwords()
                .forEach(
                        (user, password) -> {
                            PasswordFile file = renewed.file();
                            assertThat(file.accepts(user, password.getBytes(UTF_8))).isTrue();
                            assertThat(file.accepts(user, (user + "-pw").getBytes(UTF_8)))
                                    .isFalse();
                        });
    }

    private static PasswordFile parse(String... lines) throws ConfigException {
        return PasswordFile.parse("dir/passwords", List.of(lines));
    }

    /** Only root can give a file to others; everybody else has it written in place. */
    @Test
    void aFileOfOthersStaysTheirs(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("passwords");
        Files.write(file, List.of(ALICE));
        assumeTrue("root".equals(Files.getOwner(file).getName()));
        Files.setAttribute(file, "unix:uid", 1234);
        Files.setAttribute(file, "unix:gid", 1235);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        PasswordFile.read(file).with("bob", "bob".getBytes(UTF_8)).writeTo(file);

        assertThat(PasswordFile.read(file).users()).containsExactly("alice", "bob");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(1235);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }
}
