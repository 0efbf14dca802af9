package io.mqttplayground.broker.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing passwords slow: after some failed logins an address waits before its next one is
 * looked at, longer with each failure. Other addresses do not notice. Safe for any thread.
 *
 * <p>A login that succeeds ends the wait, but the failures before it are forgiven by time only:
 * otherwise a guesser could log in to an account of its own after every guess.
 */
public final class LoginThrottle {

    /** Failures that cost nothing: everyone mistypes. */
    static final int FREE_FAILURES = 3;

    static final Duration FIRST_DELAY = Duration.ofMillis(100);

    /** Shorter than the time in which a client has to say CONNECT, or gives up waiting. */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    static final Duration FORGIVES_ONE_EVERY = Duration.ofSeconds(10);

    static final int MAX_ADDRESSES = 10_000;

    private static final int MAX_FAILURES = 10;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final InstantSource clock;

    /** The address that was silent for the longest time comes first. */
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private record Failures(int count, Instant last, Instant notBefore) {}

    public LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How long to wait before the password of a login from this address is looked at; zero for
     * nearly everyone. One wait is enough: after it the login is looked at, whatever others did.
     */
    public synchronized Duration delayFor(InetAddress address) {
        Failures known = failures.get(network(address));
        Instant now = clock.instant();
        return known == null || !known.notBefore.isAfter(now)
                ? Duration.ZERO
                : Duration.between(now, known.notBefore);
    }

    /** A login from this address had a wrong username or password. */
    public synchronized void failed(InetAddress address) {
        Instant now = clock.instant();
        String network = network(address);
        int count = Math.min(MAX_FAILURES, stillCounted(failures.get(network), now) + 1);
        failures.put(network, new Failures(count, now, now.plus(delayAfter(count))));
        if (failures.size() > MAX_ADDRESSES) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    /** A login from this address was right. */
    public synchronized void succeeded(InetAddress address) {
        Instant now = clock.instant();
        failures.computeIfPresent(
                network(address), (network, known) -> new Failures(known.count, known.last, now));
    }

    /** How many addresses are remembered, at most 10,000. */
    synchronized int size() {
        return failures.size();
    }

    private static int stillCounted(Failures known, Instant now) {
        if (known == null) {
            return 0;
        }
        long forgiven = Duration.between(known.last, now).dividedBy(FORGIVES_ONE_EVERY);
        return (int) Math.max(0, known.count - Math.max(0, forgiven));
    }

    private static Duration delayAfter(int count) {
        if (count <= FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration delay = FIRST_DELAY.multipliedBy(1L << (count - FREE_FAILURES - 1));
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    /** One household has a whole IPv6 network of 64 bits, so that is what counts as an address. */
    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
        return HexFormat.of().formatHex(bytes, 0, kept);
    }
}
