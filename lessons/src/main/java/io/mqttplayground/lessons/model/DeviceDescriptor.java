package io.mqttplayground.lessons.model;

/**
 * What a device tells about itself: {@code {"device_id": "device001", "producer": "ACME",
 * "software_version": "0.1-beta"}}.
 *
 * @param deviceId the level of its topics that is its own
 * @param producer who made it
 * @param softwareVersion what runs on it
 */
public record DeviceDescriptor(String deviceId, String producer, String softwareVersion) {

    public static DeviceDescriptor fromJson(byte[] payload) throws MalformedPayloadException {
        JsonFields json = JsonFields.parse(payload);
        return new DeviceDescriptor(
                json.text("device_id"), json.text("producer"), json.text("software_version"));
    }

    public byte[] toJson() {
        return JsonFields.empty()
                .with("device_id", deviceId)
                .with("producer", producer)
                .with("software_version", softwareVersion)
                .toBytes();
    }

    /** Short, for a line on the screen. */
    @Override
    public String toString() {
        return deviceId + " by " + producer + ", software " + softwareVersion;
    }
}
