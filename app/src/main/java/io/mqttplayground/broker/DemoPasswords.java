package io.mqttplayground.broker;

import io.mqttplayground.broker.access.PasswordFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Predicate;

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
        InetAddress address = new InetSocketAddress(host, 0).getAddress();
        boolean onlyThisMachine = address != null && address.isLoopbackAddress();
        Predicate<String> stillDemo =
                user ->
                        KNOWN.containsKey(user)
                                && passwords.accepts(
                                        user, KNOWN.get(user).getBytes(StandardCharsets.UTF_8));
        return passwords.withRandomPasswords(onlyThisMachine ? user -> false : stillDemo);
    }
}
