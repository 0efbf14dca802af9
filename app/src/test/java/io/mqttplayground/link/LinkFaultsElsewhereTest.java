package io.mqttplayground.link;

class LinkFaultsElsewhereTest extends LinkFaultsAtEither {

    LinkFaultsElsewhereTest() {
        super(View.ELSEWHERE);
    }
}
