package io.mqttplayground.link;

class FaultsAtTheBrokerTest extends FaultsAndPaho {

    FaultsAtTheBrokerTest() {
        super(View.EMBEDDED);
    }
}
