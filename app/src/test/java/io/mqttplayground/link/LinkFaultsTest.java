package io.mqttplayground.link;

class LinkFaultsTest extends LinkFaultsAtEither {

    LinkFaultsTest() {
        super(View.EMBEDDED);
    }
}
