package io.mqttplayground.broker.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mqttplayground.broker.config.ConfigException;
import io.mqttplayground.broker.config.ConfigFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

    private static final Path PACKAGED = Path.of("../broker-config/acl");
    private static final Optional<String> ANONYMOUS = Optional.empty();
    private static final Optional<String> ALICE = Optional.of("alice");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic raed sensor/#|unknown word \"raed\"; expected read, write, readwrite or"
                        + " deny",
                "topic READ sensor/#|unknown word \"READ\"",
                "topic my topic|unknown word \"my\"",
                "topics read a|unknown word \"topics\"; expected user, topic, pattern or # comment",
                "allow a|unknown word \"allow\"",
                "topic|no topic filter; expected topic|",
                "topic read|no topic filter",
                "pattern deny|no topic filter",
                "topic read a#|\"a#\" is not a topic filter: # stands alone in the last level",
                "pattern read %u+/x|is not a topic filter: + stands alone in its level",
                "topic read a/# # note|is not a topic filter",
                "topic\tread a|words are parted by blanks, not tabs",
                "' # late comment'|a line begins in the first column",
                "' topic read a'|a line begins in the first column",
                "'\ttopic read a'|a line begins in the first column",
                "'\u2003topic read a'|a line begins in the first column",
                "'topic read \ta'|words are parted by blanks, not tabs",
                "'topic deny a\u2003'|begins or ends with a blank",
                "'topic read \u2003a'|begins or ends with a blank",
                "'user alice\u2003'|starts or ends with a blank",
                "user|the account name is empty; expected user NAME",
                "user a/b|an account name must not contain /",
                "user #|an account name must not contain #",
            })
    void aFaultyLineIsNamed(String line, String problem) {
        assertThatThrownBy(() -> parse("# comment", "", line))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("broker-config/acl:3: ")
                .hasMessageContaining(problem);
    }

    /** To mosquitto it is all one comment. */
    @Test
    void aCarriageReturnEndsNoComment(@TempDir Path dir) throws Exception {
        Path acl = Files.writeString(dir.resolve("acl"), "\r\n# all:\rtopic readwrite #\r\n");
        assertThatThrownBy(() -> ConfigFolder.linesOf(acl))
                .isInstanceOf(ConfigException.class)
                .hasMessage(acl + ":2: holds a control character; remove it");
    }

    @Test
    void endsOfLinesOfWindowsAndBlanksBehindAreNoPartOfIt(@TempDir Path dir) throws Exception {
        Path acl = Files.writeString(dir.resolve("acl"), "topic read a \t \r\nuser bob  \r\n");
        AccessRules rules = AccessRules.parse("acl", ConfigFolder.linesOf(acl));
        assertThat(rules.forClient(ANONYMOUS, "c").mayRead("a").allowed()).isTrue();
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path dir) {
        assertThatThrownBy(
                        () ->
                                AccessRules.parse(
                                        dir.resolve("acl").toString(),
                                        ConfigFolder.linesOf(dir.resolve("acl"))))
                .isInstanceOf(ConfigException.class)
                .hasMessage(dir.resolve("acl") + ": no such file");
    }

    @Test
    void noLinesAllowNothing() throws Exception {
        AccessRules none = parse("# nothing", " ");
        assertThat(none.forClient(ALICE, "c").mayRead("a").allowed()).isFalse();
        assertThat(none.forClient(ANONYMOUS, "c").mayWrite("a").allowed()).isFalse();
        assertThat(none.forClient(ALICE, "c").maySubscribe("#").allowed()).isFalse();
    }

    @Test
    void theDecisionNamesTheLine() throws Exception {
        AccessRules rules =
                parse("user alice", "topic deny secret/#", "topic read #", "pattern write %u/#");
        assertThat(rules.forClient(ALICE, "c").mayRead("x"))
                .hasToString("allowed by acl:3 \"topic read #\"")
                .extracting(Decision::decidedBy)
                .isEqualTo(Optional.of(rules.rules().get(1)));
        assertThat(rules.forClient(ALICE, "c").mayWrite("secret/x"))
                .hasToString("denied by acl:2 \"topic deny secret/#\"");
        assertThat(rules.forClient(ALICE, "c").mayWrite("x"))
                .hasToString("denied: no rule lets alice write x");
        assertThat(rules.forClient(ANONYMOUS, "c").mayRead("x"))
                .hasToString("denied: no rule lets a client without a username read x");
        assertThat(rules.forClient(ALICE, "c").maySubscribe("secret/+"))
                .hasToString("denied by acl:2 \"topic deny secret/#\"");
        assertThat(rules.forClient(ANONYMOUS, "c").maySubscribe("a/#"))
                .hasToString(
                        "denied: no rule lets a client without a username read anything that"
                                + " matches a/#");
    }

    @Test
    void aNameWithAWildcardMatchesNoPlaceholderAndTheReasonSaysSo() throws Exception {
        AccessRules rules = parse("pattern read %c/#", "pattern read u/%u", "pattern read open");
        assertThat(rules.forClient(ALICE, "+").mayRead("u/alice").toString())
                .endsWith("read u/alice (lines with %u or %c are not for names with + or #)");
        assertThat(rules.forClient(Optional.of("#"), "c").mayRead("c/x").allowed()).isFalse();
        assertThat(rules.forClient(ALICE, "#").maySubscribe("u/#").allowed()).isFalse();
        assertThat(rules.forClient(ALICE, "+").mayRead("open").allowed()).isTrue();
    }

    @Test
    void aClientIdentifierDoesNotOpenTheBrokersOwnTopics() throws Exception {
        AccessRules rules = parse("pattern read %c/#");
        assertThat(rules.forClient(ANONYMOUS, "$SYS").mayRead("$SYS/x").allowed()).isFalse();
        assertThat(rules.forClient(ANONYMOUS, "$SYS").maySubscribe("$SYS/#").allowed()).isFalse();
        assertThat(rules.forClient(ANONYMOUS, "SYS").mayRead("SYS/x").allowed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Everyone may ask for everything, and for what is open.
        "anonymous, #, true",
        "alice, #, true",
        "admin, #, true",
        "anonymous, +/#, true",
        "anonymous, +/temperature, true",
        "anonymous, sensor/+, true",
        "bob, device/+/info, true",
        "anonymous, +, true",
        // Private places.
        "anonymous, +/iot/#, true", // sensor/iot/x is open to all
        "anonymous, +/iot/user/#, true",
        "anonymous, /iot/#, false",
        "alice, +/iot/#, true",
        "bob, +/iot/user/bob/+, true",
        "bob, /iot/#, true",
        "anonymous, /iot/user/+/#, false",
        "alice, /iot/user/+/#, true",
        "alice, /iot/user/+/sensor/temperature, true",
        "alice, /iot/user/alice/#, true",
        "alice, /iot/user/alice, true",
        "alice, /iot/+/bob/x, false",
        "alice, /iot/user/bob/#, false",
        "bob, /iot/user/bob/#, true",
        "anonymous, /iot/user/bob/#, false",
        "admin, /iot/user/bob/#, true",
        "admin, /iot/user/+/x, true",
        "alice, /iot/user, false",
        "alice, /+/+/+, true",
        "alice, /+/+, false",
        "alice, /#, true",
        "anonymous, /#, false",
        // What no line names.
        "anonymous, other/#, false",
        "alice, other, false",
        "admin, other/#, true",
        "anonymous, $SYS/#, false",
        "alice, $SYS/#, false",
        "admin, $SYS/#, true",
        "admin, $other/#, false",
        "anonymous, +/+/+/x, true",
    })
    void thePackagedRulesAnswerSubscriptions(String account, String filter, boolean allowed)
            throws Exception {
        Optional<String> user = Optional.of(account).filter(name -> !name.equals("anonymous"));
        Decision decision =
                AccessRules.parse(PACKAGED.toString(), ConfigFolder.linesOf(PACKAGED))
                        .forClient(user, "c")
                        .maySubscribe(filter);
        assertThat(decision.allowed()).as(decision.toString()).isEqualTo(allowed);
    }

    @Test
    void aDenyRefusesASubscriptionOnlyWhenNothingReadableIsLeft() throws Exception {
        AccessRules rules =
                parse(
                        "user alice",
                        "topic read a/#",
                        "topic deny a/b/#",
                        "pattern read p/#",
                        "pattern deny p/x/#",
                        "user bob",
                        "topic read p/x/y");
        assertThat(rules.forClient(ALICE, "c").maySubscribe("a/b/#").allowed()).isFalse();
        assertThat(rules.forClient(ALICE, "c").maySubscribe("a/b/c").allowed()).isFalse();
        assertThat(rules.forClient(ALICE, "c").maySubscribe("a/+/c").allowed()).isTrue();
        assertThat(rules.forClient(ALICE, "c").maySubscribe("a/#").allowed()).isTrue();
        assertThat(rules.forClient(ALICE, "c").maySubscribe("p/x/+").allowed()).isFalse();
        assertThat(rules.forClient(ALICE, "c").maySubscribe("p/#").allowed()).isTrue();
        // bob's own grant comes before the pattern's deny.
        assertThat(rules.forClient(Optional.of("bob"), "c").maySubscribe("p/x/+").allowed())
                .isTrue();
    }

    @Test
    void whoMayOnlyWriteCannotSubscribe() throws Exception {
        AccessRules rules = parse("topic write drop/box");
        assertThat(rules.forClient(ANONYMOUS, "c").maySubscribe("#").allowed()).isFalse();
    }

    @Test
    void rulesAreListedInTheOrderInWhichTheyAreAsked() throws Exception {
        AccessRules rules =
                parse(
                        "topic read open",
                        "pattern read p",
                        "user alice",
                        "topic read a",
                        "pattern deny q",
                        "topic deny b",
                        "user bob",
                        "topic read c");
        assertThat(rules.rules()).extracting(Rule::line).containsExactly(1, 2, 4, 5, 6, 8);
        assertThat(rules.rulesFor(ALICE)).extracting(Rule::line).containsExactly(6, 4, 5, 2);
        assertThat(rules.rulesFor(ANONYMOUS)).extracting(Rule::line).containsExactly(1, 5, 2);
        assertThat(rules.rulesFor(Optional.of("zoe"))).extracting(Rule::line).containsExactly(5, 2);
    }

    @Test
    void whatAClientAsksNeverThrows() throws Exception {
        AccessRules rules = AccessRules.parse(PACKAGED.toString(), ConfigFolder.linesOf(PACKAGED));
        for (String odd : List.of("", "#", "+", "a#", "\0", "/".repeat(70_000), "$", "%u", "%")) {
            ClientRules client = rules.forClient(Optional.of(odd), odd);
            assertThat(client.mayRead("no/" + odd).allowed()).isFalse();
            assertThat(client.mayWrite("no/" + odd).allowed()).isFalse();
            assertThat(client.maySubscribe("no/" + odd).allowed()).isFalse();
        }
    }

    @Test
    void linesOfWindowsAreRead(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("acl"), "user alice\r\ntopic read a b\r\n");
        assertThat(
                        AccessRules.parse(file.toString(), ConfigFolder.linesOf(file))
                                .forClient(ALICE, "c")
                                .mayRead("a b")
                                .allowed())
                .isTrue();
    }

    private static AccessRules parse(String... lines) throws ConfigException {
        return AccessRules.parse("broker-config/acl", List.of(lines));
    }
}
