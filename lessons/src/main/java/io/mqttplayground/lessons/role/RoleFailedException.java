package io.mqttplayground.lessons.role;

/** A role could not go on: the broker was not there, refused, or went away. One line tells it. */
public final class RoleFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param why a sentence for the learner
     */
    public RoleFailedException(String why) {
        super(why);
    }

    public RoleFailedException(String why, Throwable cause) {
        super(why, cause);
    }
}
