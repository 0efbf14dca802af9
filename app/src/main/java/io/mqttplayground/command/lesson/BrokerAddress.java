package io.mqttplayground.command.lesson;

import io.mqttplayground.course.Block;
import java.util.List;

/**
 * Where the broker is reached, filled into what a lesson says to do with other clients: there
 * {@code {host}} and {@code {port}} stand for it.
 */
record BrokerAddress(String host, String port) {

    /**
     * @param uri with a port, {@code tcp://host:port}
     */
    static BrokerAddress of(String uri) {
        String address = uri.substring(uri.indexOf("//") + 2);
        int colon = address.lastIndexOf(':');
        return new BrokerAddress(address.substring(0, colon), address.substring(colon + 1));
    }

    List<Block> filledInto(List<Block> blocks) {
        return blocks.stream().map(this::filledInto).toList();
    }

    private Block filledInto(Block block) {
        return block instanceof Block.Prose prose
                ? new Block.Prose(filledInto(prose.markdown()))
                : block;
    }

    private String filledInto(String markdown) {
        return markdown.replace("{host}", host).replace("{port}", port);
    }
}
