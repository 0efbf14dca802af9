package io.mqttplayground.link;

class FaultsAtTheRelayTest extends FaultsAndPaho {

    FaultsAtTheRelayTest() {
        super(View.ELSEWHERE);
    }
}
