package io.mqttplayground.broker.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final InetAddress guesser = address(192, 0, 2, 1);
    private final InetAddress other = address(192, 0, 2, 2);
    private Instant now = Instant.EPOCH;
    private final LoginThrottle throttle = new LoginThrottle(() -> now);

    @Test
    void theFirstMistakesCostNothing() {
        fail(guesser, LoginThrottle.FREE_FAILURES);
        assertThat(throttle.delayFor(guesser)).isZero();
    }

    @Test
    void everyFurtherOneDoublesTheWaitUpToFiveSeconds() {
        fail(guesser, 4);
        assertThat(throttle.delayFor(guesser)).hasMillis(100);
        fail(guesser, 1);
        assertThat(throttle.delayFor(guesser)).hasMillis(200);
        fail(guesser, 1000);
        assertThat(throttle.delayFor(guesser)).isEqualTo(LoginThrottle.LONGEST_DELAY);
    }

    @Test
    void anotherAddressDoesNotNotice() {
        fail(guesser, 1000);
        assertThat(throttle.delayFor(other)).isZero();
    }

    @Test
    void theWaitPassesWithTime() {
        fail(guesser, 5);
        now = now.plusMillis(150);
        assertThat(throttle.delayFor(guesser)).hasMillis(50);
        now = now.plusMillis(50);
        assertThat(throttle.delayFor(guesser)).isZero();
    }

    @Test
    void aRightPasswordEndsTheWaitButDoesNotWashOffTheGuesses() {
        fail(guesser, 5);
        throttle.succeeded(guesser);
        assertThat(throttle.delayFor(guesser)).isZero();
        fail(guesser, 1);
        assertThat(throttle.delayFor(guesser)).hasMillis(400);
    }

    @Test
    void guessesAreForgivenAsTimePasses() {
        fail(guesser, 5);
        now = now.plus(LoginThrottle.FORGIVES_ONE_EVERY.multipliedBy(5));
        fail(guesser, 1);
        assertThat(throttle.delayFor(guesser)).isZero();
    }

    @Test
    void aClockThatIsSetBackHurtsNobody() {
        fail(guesser, 5);
        now = now.minus(Duration.ofDays(1));
        fail(guesser, 1);
        assertThat(throttle.delayFor(guesser)).isLessThanOrEqualTo(LoginThrottle.LONGEST_DELAY);
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        fail(address(ipv6(1, 7)), 5);
        assertThat(throttle.delayFor(address(ipv6(1, 8)))).hasMillis(200);
        assertThat(throttle.delayFor(address(ipv6(2, 7)))).isZero();
    }

    @Test
    void onlyTheLastTenThousandAddressesAreRemembered() {
        for (int i = 0; i < LoginThrottle.MAX_ADDRESSES + 500; i++) {
            throttle.failed(address(10, 0, i >> 8, i & 0xff));
        }
        assertThat(throttle.size()).isEqualTo(LoginThrottle.MAX_ADDRESSES);
    }

    private void fail(InetAddress address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(address);
        }
    }

    private static int[] ipv6(int network, int host) {
        return new int[] {0x20, 1, 0xd, 0xb8, 0, 0, 0, network, 0, 0, 0, 0, 0, 0, 0, host};
    }

    private static InetAddress address(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
