package io.mqttplayground.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.mqttplayground.broker.access.LoginQueue.Login;
import io.mqttplayground.broker.access.LoginQueue.Turn;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginQueueTest {

    private static final int MOST_WRONG = 5;
    private static final int MOST_WAITING = 50;

    private final LoginQueue queue = new LoginQueue(MOST_WRONG, MOST_WAITING);
    private Instant now = Instant.EPOCH;

    private static Login login(String network, String user) {
        LoginDesk.Client client =
                new LoginDesk.Client(InetAddress.getLoopbackAddress(), user, "client");
        return new Login(client, network, new Turn(user, false), new byte[0], right -> {});
    }

    private void wait(String network, String user, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(queue.add(login(network, user))).isTrue();
        }
    }

    /** Looks at one, which is wrong, and says whose it was. */
    private Optional<String> wrongOne() {
        Optional<Login> next = queue.next(now);
        next.ifPresent(login -> queue.wrong(login, now));
        return next.map(login -> login.network() + " " + login.turn().user());
    }

    private List<String> wrongOnes() {
        List<String> all = new ArrayList<>();
        for (Optional<String> one = wrongOne(); one.isPresent(); one = wrongOne()) {
            all.add(one.get());
        }
        return all;
    }

    @Test
    void ofOneAddressOnlySoManyWrongOnesAreLookedAtInASecond() {
        wait("guesser", "admin", 30);
        assertThat(wrongOnes()).hasSize(MOST_WRONG);
        now = now.plusMillis(999);
        assertThat(wrongOnes()).isEmpty();
        now = now.plusMillis(1);
        assertThat(wrongOnes()).hasSize(MOST_WRONG);
    }

    /** Whenever the second begins, bursts and rests included. */
    @Test
    void thatHoldsForAnySecond() {
        wait("guesser", "admin", MOST_WAITING);
        List<Instant> looks = new ArrayList<>();
        for (int i = 0; i < 300 && looks.size() < 40; i++) {
            wrongOnes().forEach(one -> looks.add(now));
            now = now.plusMillis(i % 7 == 0 ? 390 : 35);
        }
        assertThat(looks).hasSize(40);
        for (Instant from : looks) {
            Instant until = from.plus(Duration.ofSeconds(1));
            assertThat(looks.stream().filter(at -> !at.isBefore(from) && at.isBefore(until)))
                    .hasSizeLessThanOrEqualTo(MOST_WRONG);
        }
    }

    @Test
    void aRightOneCostsNothing() {
        wait("school", "pupil", 40);
        for (int i = 0; i < 40; i++) {
            assertThat(queue.next(now)).isPresent();
        }
    }

    @Test
    void anotherUserNameOfTheSameAddressIsNext() {
        wait("guesser", "admin", 40);
        wrongOnes();
        wait("guesser", "alice", 1);
        now = now.plusSeconds(1);
        assertThat(wrongOnes().subList(0, 2)).contains("guesser alice");
    }

    @Test
    void twoHundredAddressesThatGuessDoNotKeepOutAnother() {
        for (int i = 0; i < 200; i++) {
            wait("guesser" + i, "admin", 40);
        }
        wait("other", "alice", 1);
        List<String> looks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            looks.add(wrongOne().orElseThrow());
        }
        assertThat(looks).contains("other alice");
    }

    @Test
    void anAddressThatWasNotWrongLatelyIsNextAmongManyThatWere() {
        for (int i = 0; i < 200; i++) {
            wait("guesser" + i, "admin", 3);
        }
        for (int i = 0; i < 300; i++) {
            wrongOne();
        }
        now = now.plusSeconds(5);
        wait("other", "alice", 1);
        assertThat(List.of(wrongOne().orElseThrow(), wrongOne().orElseThrow()))
                .contains("other alice");
    }

    @Test
    void manyThatWereNotWrongDoNotKeepOutOneThatWas() {
        wait("school", "alice", 2);
        wrongOne();
        for (int i = 0; i < 200; i++) {
            wait("fresh" + i, "admin", 1);
        }
        List<String> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(wrongOne().orElseThrow());
        }
        assertThat(looks).contains("school alice");
    }

    @Test
    void onlySoManyMayWaitForOneTurn() {
        wait("guesser", "admin", MOST_WAITING);
        assertThat(queue.add(login("guesser", "admin"))).isFalse();
        wait("guesser", "alice", 1);
        wait("other", "admin", 1);
    }

    @Test
    void oneThatIsTakenBackIsNotLookedAt() {
        Login one = login("a", "alice");
        queue.add(one);
        wait("a", "bob", 1);
        queue.remove(one);
        assertThat(wrongOnes()).containsExactly("a bob");
        queue.remove(one);
    }

    @Test
    void nothingIsRememberedOfThoseWhoHaveGone() {
        for (int i = 0; i < 1_000; i++) {
            wait("guesser" + i, "admin", 1);
        }
        assertThat(wrongOnes()).hasSize(1_000);
        now = now.plusSeconds(10);
        assertThat(queue.next(now)).isEmpty();
        assertThat(queue.addresses()).isZero();
    }

    @Test
    void aClockThatIsSetBackHurtsNobody() {
        wait("school", "alice", 10);
        wrongOnes();
        now = now.minus(Duration.ofDays(1));
        assertThat(wrongOne()).isPresent();
    }
}
