package io.mqttplayground.broker.packet;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.Set;

/**
 * Reads a CONNECT (section 3.1). One of MQTT 5 is read as well, its properties aside, so that it
 * can be told who was refused; of a level that nobody knows, only which it is.
 */
final class ConnectDecoder {

    private static final Set<String> NAMES =
            Set.of(MqttVersion.MQTT_3_1.protocolName(), MqttVersion.MQTT_3_1_1.protocolName());

    private static final int USER_NAME = 0x80;
    private static final int PASSWORD = 0x40;
    private static final int WILL_RETAIN = 0x20;
    private static final int WILL = 0x04;
    private static final int CLEAN_SESSION = 0x02;
    private static final int RESERVED = 0x01;

    /** Of a length of properties, seven bits to a byte. */
    private static final int MOST_LENGTH_BYTES = 4;

    private final FixedHeader header;
    private final ByteBuf body;
    private final String name;
    private final int level;

    private ConnectDecoder(FixedHeader header, ByteBuf body) throws MalformedPacketException {
        this.header = header;
        this.body = body;
        this.name = Fields.text(body);
        if (!NAMES.contains(name)) {
            throw new MalformedPacketException(
                    "the protocol name is neither MQTT nor MQIsdp [MQTT-3.1.2-1]");
        }
        this.level = body.readUnsignedByte();
    }

    /**
     * @param body all that is behind the fixed header
     */
    static MqttConnectMessage decode(FixedHeader header, ByteBuf body)
            throws MalformedPacketException {
        ConnectDecoder decoder = new ConnectDecoder(header, body);
        return isKnown(decoder.level) ? decoder.known() : decoder.unknown();
    }

    private static boolean isKnown(int level) {
        return level >= MqttVersion.MQTT_3_1.protocolLevel()
                && level <= MqttVersion.MQTT_5.protocolLevel();
    }

    private MqttConnectMessage unknown() {
        body.skipBytes(body.readableBytes());
        return message(0, 0, new MqttConnectPayload("", null, (byte[]) null, null, null));
    }

    private MqttConnectMessage known() throws MalformedPacketException {
        int flags = body.readUnsignedByte();
        if ((flags & RESERVED) != 0 && level > MqttVersion.MQTT_3_1.protocolLevel()) {
            throw MalformedPacketException.invalid("a reserved flag [MQTT-3.1.2-3]");
        }
        int keepAlive = body.readUnsignedShort();
        skipProperties();
        return message(flags, keepAlive, payload(flags));
    }

    private MqttConnectPayload payload(int flags) throws MalformedPacketException {
        String clientId = Fields.text(body);
        boolean hasWill = (flags & WILL) != 0;
        if (hasWill) {
            skipProperties();
        }
        String willTopic = hasWill ? Fields.text(body) : null;
        byte[] willMessage = hasWill ? Fields.bytes(body) : null;
        String userName = (flags & USER_NAME) != 0 ? Fields.text(body) : null;
        byte[] password = (flags & PASSWORD) != 0 ? Fields.bytes(body) : null;
        return new MqttConnectPayload(clientId, willTopic, willMessage, userName, password);
    }

    private void skipProperties() throws MalformedPacketException {
        if (level < MqttVersion.MQTT_5.protocolLevel()) {
            return;
        }
        int length = 0;
        for (int i = 0; i < MOST_LENGTH_BYTES; i++) {
            byte part = body.readByte();
            length |= (part & 0x7F) << 7 * i;
            if (part >= 0) {
                body.skipBytes(length);
                return;
            }
        }
        throw MalformedPacketException.invalid("a length of properties of more than 4 bytes");
    }

    private MqttConnectMessage message(int flags, int keepAlive, MqttConnectPayload payload) {
        MqttConnectVariableHeader said =
                new MqttConnectVariableHeader(
                        name,
                        level,
                        (flags & USER_NAME) != 0,
                        (flags & PASSWORD) != 0,
                        (flags & WILL_RETAIN) != 0,
                        flags >> 3 & 3,
                        (flags & WILL) != 0,
                        (flags & CLEAN_SESSION) != 0,
                        keepAlive,
                        MqttProperties.NO_PROPERTIES);
        return new MqttConnectMessage(header.read(), said, payload);
    }
}
