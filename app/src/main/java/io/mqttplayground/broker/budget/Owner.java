package io.mqttplayground.broker.budget;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Who makes the broker hold something: an account, or the address of a client without a user name.
 *
 * @param name of the account, or the address
 */
public record Owner(String name, boolean isAccount) {

    /** One household has a whole IPv6 network of 64 bits, so that is what counts as an address. */
    private static final int IPV6_NETWORK_BYTES = 8;

    public static Owner of(Optional<String> account, InetAddress address) {
        return account.map(name -> new Owner(name, true))
                .orElseGet(() -> new Owner(network(address), false));
    }

    /** The address, or, for IPv6, the network that it is in. */
    public static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        int kept = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
        return HexFormat.of().formatHex(bytes, 0, kept);
    }
}
