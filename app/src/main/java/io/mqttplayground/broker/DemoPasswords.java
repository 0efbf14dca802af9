package io.mqttplayground.broker;

import io.mqttplayground.broker.access.PasswordFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The passwords of the packaged accounts, which everybody knows: good for loopback only. */
public final class DemoPasswords {

    private static final Map<String, String> KNOWN =
            Map.of("alice", "alice-pw", "bob", "bob-pw", "admin", "admin-pw");

    private DemoPasswords() {}

    /** By account. */
    public static Map<String, String> all() {
        return KNOWN;
    }

    /**
     * The accounts as they may be used at an address: where others can reach it, an account that
     * still has its demo password gets a random one.
     */
    public static PasswordFile.Renewed fitFor(String host, PasswordFile passwords) {
        Predicate<String> stillDemo =
                user ->
                        KNOWN.containsKey(user)
                                && passwords.accepts(
                                        user, KNOWN.get(user).getBytes(StandardCharsets.UTF_8));
        return passwords.withRandomPasswords(othersReach(host) ? stillDemo : user -> false);
    }

    /**
     * The accounts as the broker looks at them: where others can reach it, a demo password opens no
     * account, whatever it is called and however it got the password.
     */
    static PasswordFile guarded(String host, PasswordFile passwords) {
        return othersReach(host) ? passwords.refusing(Set.copyOf(KNOWN.values())) : passwords;
    }

    /**
     * What whoever has accounts of his own must know; empty where the packaged ones are all there
     * are, or nobody else can reach them.
     */
    public static Optional<String> refusal(String host, PasswordFile passwords) {
        boolean isTold = othersReach(host) && !KNOWN.keySet().containsAll(passwords.users());
        return Optional.of(
                        "others can reach this broker, so no account is let in with a demo"
                                + " password (%s); user passwd NAME sets another"
                                        .formatted(
                                                KNOWN.values().stream()
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))))
                .filter(line -> isTold);
    }

    private static boolean othersReach(String host) {
        InetAddress address = new InetSocketAddress(host, 0).getAddress();
        return address == null || !address.isLoopbackAddress();
    }
}
