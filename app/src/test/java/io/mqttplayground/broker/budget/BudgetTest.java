package io.mqttplayground.broker.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTest {

    /** Of the kind that lets go: one part of 16; of the one that refuses: three. */
    private static final long PART = 1_000_000;

    private final Budget budget = new Budget(16 * PART);
    private final List<String> letGo = new ArrayList<>();

    private Holder open(Owner owner, String name) {
        return budget.open(owner, reason -> letGo.add(name + " " + reason));
    }

    private static Owner account(String name) {
        return new Owner(name, true);
    }

    @Test
    void ofWhatIsRefusedOneOwnerGetsHalf() {
        Holder one = open(account("alice"), "one");

        assertThat(one.take(Kind.QUEUED, PART * 3 / 2)).isTrue();
        assertThat(one.take(Kind.QUEUED, 3_000)).isFalse();
        assertThat(one.bytes(Kind.QUEUED)).isEqualTo(PART * 3 / 2);
        assertThat(letGo).isEmpty();
    }

    @Test
    void whoHoldsLittleAlwaysFindsRoom() {
        for (int i = 0; i < 20; i++) {
            open(account("greedy" + i), "greedy" + i).take(Kind.WRITTEN, PART >> (i + 1));
        }
        assertThat(budget.used(Kind.WRITTEN)).isGreaterThan(PART * 9 / 10);
        assertThat(open(account("alice"), "alice").take(Kind.WRITTEN, PART / 25)).isTrue();
        assertThat(letGo).singleElement().asString().startsWith("greedy0 ");
    }

    @Test
    void whoHoldsMostOfAllAndWantsMoreIsRefused() {
        open(account("alice"), "alice").take(Kind.WRITTEN, PART / 3);
        Holder greedy = open(account("greedy"), "greedy");

        assertThat(greedy.take(Kind.WRITTEN, PART * 2 / 3)).isTrue();
        assertThat(greedy.take(Kind.WRITTEN, 3_000)).isFalse();
        assertThat(greedy.bytes(Kind.WRITTEN)).isEqualTo(PART * 2 / 3);
    }

    @Test
    void theLargestOfTheSameOwnerIsLetGo() {
        Owner owner = account("alice");
        Holder large = open(owner, "large");
        Holder small = open(owner, "small");
        large.take(Kind.WRITTEN, PART * 9 / 10);

        assertThat(small.take(Kind.WRITTEN, PART / 5)).isTrue();
        assertThat(letGo).singleElement().asString().startsWith("large let go: what it did not");
        assertThat(large.take(Kind.WAITING, 1)).isFalse();
        assertThat(large.bytes(Kind.WRITTEN)).isZero();
        assertThat(budget.free(Kind.WRITTEN)).isEqualTo(PART * 4 / 5);
        large.leave();
        assertThat(budget.used(Kind.WRITTEN)).isEqualTo(PART / 5);
    }

    @Test
    void ofEqualOnesTheOldestIsLetGo() {
        Owner owner = account("alice");
        for (int i = 0; i < 6; i++) {
            assertThat(open(owner, "holder" + i).take(Kind.WRITTEN, PART / 5)).isTrue();
        }
        assertThat(letGo).singleElement().asString().startsWith("holder0 ");
    }

    @Test
    void whatLetsNobodyGoIsRefused() {
        Owner owner = account("alice");
        open(owner, "large").take(Kind.QUEUED, PART);
        Holder small = open(owner, "small");

        assertThat(small.take(Kind.QUEUED, PART)).isFalse();
        assertThat(small.bytes(Kind.QUEUED)).isZero();
        assertThat(letGo).isEmpty();
    }

    @Test
    void whatManyHoldIsInMemoryOnce() {
        for (int i = 0; i < 100; i++) {
            Holder holder = open(account("student" + i), "student" + i);
            assertThat(holder.take(Kind.WAITING, PART, i == 0 ? PART : 0)).isTrue();
        }
        assertThat(budget.used(Kind.WAITING)).isEqualTo(PART);
    }

    @Test
    void whatAHolderHeldIsFreeWhenItLeaves() {
        Holder holder = open(account("alice"), "holder");
        for (int i = 0; i < 1_000; i++) {
            holder.take(Kind.WAITING, 99, 98);
        }
        holder.give(Kind.WAITING, 99, 98);
        holder.leave();
        holder.give(Kind.WAITING, 99, 98);

        assertThat(budget.used(Kind.WAITING)).isZero();
        assertThat(budget.owners()).isZero();
    }

    @Test
    void aConnectionMayTurnOutToBeAnAccounts() throws Exception {
        Owner address = Owner.of(Optional.empty(), InetAddress.getByName("192.168.1.20"));
        Holder holder = open(address, "holder");
        holder.take(Kind.QUEUED, PART);
        holder.moveTo(account("alice"));

        assertThat(budget.used(Kind.QUEUED)).isEqualTo(PART);
        assertThat(open(address, "other").take(Kind.QUEUED, PART)).isTrue();
        assertThat(holder.take(Kind.QUEUED, PART)).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() throws Exception {
        Owner one = Owner.of(Optional.empty(), InetAddress.getByName("2001:db8::1"));
        Owner two = Owner.of(Optional.empty(), InetAddress.getByName("2001:db8::2:3"));
        Owner other = Owner.of(Optional.empty(), InetAddress.getByName("2001:db8:0:1::1"));

        assertThat(one).isEqualTo(two).isNotEqualTo(other);
    }
}
