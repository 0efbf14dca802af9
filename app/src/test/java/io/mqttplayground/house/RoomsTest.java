package io.mqttplayground.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.mqttplayground.Main;
import io.mqttplayground.lessons.Catalogue;
import io.mqttplayground.lessons.role.Goodbye;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of CONTRIBUTING.md and the arrows between them, as the compiled classes have them. */
class RoomsTest {

    private static final String HOME = "io.mqttplayground";

    /** Ours in Moquette's package, because what they join is visible only there. */
    private static final String JOINTS = "io.moquette.broker";

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .importLocations(
                            Stream.of(Main.class, Catalogue.class)
                                    .map(RoomsTest::folderOf)
                                    .collect(Collectors.toSet()));

    private static Location folderOf(Class<?> type) {
        return Location.of(type.getProtectionDomain().getCodeSource().getLocation());
    }

    private static String[] rooms(String names) {
        return Stream.of(names.split(" "))
                .map(name -> HOME + "." + name + "..")
                .toArray(String[]::new);
    }

    private static String room(String name) {
        return rooms(name)[0];
    }

    private static DescribedPredicate<JavaClass> elsewhere() {
        return resideOutsideOfPackage(HOME + "..");
    }

    /** From the top of the house to the bottom. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            textBlock =
                    """
                    cli       -> shell command classroom play course broker link wire bench lessons text topic
                    shell     -> command classroom play course broker link wire bench lessons text topic
                    command   -> classroom play course broker link wire bench lessons text topic
                    classroom -> course broker link wire lessons text topic
                    play      -> course broker link wire lessons text topic
                    course    -> wire text topic
                    broker    -> link wire text topic
                    link      -> wire text topic
                    wire      -> text topic
                    """)
    void aRoomNamesOnlyThoseBelowIt(String room, String below) {
        classes()
                .that(resideInAPackage(room(room)))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(rooms(room + " " + below)).or(elsewhere()))
                // There is no classroom yet.
                .allowEmptyShould(room.equals("classroom"))
                .check(OURS);
    }

    @ParameterizedTest
    @CsvSource({"lessons", "bench", "text", "topic"})
    void theRoomsAtTheBottomNameNoOther(String room) {
        classes()
                .that(resideInAPackage(room(room)))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(room(room)).or(elsewhere()))
                .check(OURS);
    }

    @Test
    void everyClassIsInARoom() {
        classes()
                .that(not(resideInAnyPackage(HOME, JOINTS)))
                .should()
                .resideInAnyPackage(
                        rooms(
                                "cli shell command classroom play course broker link wire bench"
                                        + " lessons text topic"))
                .check(OURS);
    }

    @Test
    void packagesNameEachOtherInOneDirectionOnly() {
        slices().assignedFrom(packages()).should().beFreeOfCycles().check(OURS);
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    @Test
    void theFrameOfTheCommandsKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage(HOME + ".command")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HOME + ".command.*..")
                .check(OURS);
    }

    @Test
    void onlyTheShellReadsLinesAndKnowsTheTerminal() {
        noClasses()
                .that(not(resideInAPackage(room("shell"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline.reader..", "org.jline.terminal..", "picocli.shell..")
                .check(OURS);
    }

    @Test
    void moquetteIsKnownOnlyInItsRoom() {
        noClasses()
                .that(not(resideInAnyPackage(HOME + ".broker.moquette..", JOINTS)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.moquette..")
                .check(OURS);
    }

    @Test
    void packetsOfNettyAreKnownOnlyWherePacketsAre() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("broker link wire bench"))))
                .and(not(resideInAPackage(JOINTS)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty.handler.codec.mqtt..")
                .check(OURS);
    }

    @Test
    void pahoIsKnownOnlyWhereClientsAre() {
        noClasses()
                .that(not(resideInAnyPackage(rooms("lessons play"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(OURS);
    }

    /** A call of Paho's that waits for an answer does so without end, unless it is told a limit. */
    @Test
    void whoeverMakesAPahoClientLimitsHowLongItWaits() {
        classes()
                .that(callPaho("<init>"))
                .should(be(callPaho("setTimeToWait")))
                .because("each call of Paho must have a limit")
                .check(OURS);
    }

    /** These know no limit; Goodbye gives them one. */
    @Test
    void onlyGoodbyeEndsAPahoClient() {
        noClasses()
                .that(not(type(Goodbye.class)))
                .should(be(callPaho("disconnect").or(callPaho("close"))))
                .check(OURS);
    }

    private static DescribedPredicate<JavaClass> callPaho(String method) {
        return DescribedPredicate.describe(
                "call MqttClient's " + method,
                type ->
                        type.getAccessesFromSelf().stream()
                                .map(JavaAccess::getTarget)
                                .filter(
                                        target ->
                                                target.getOwner().isEquivalentTo(MqttClient.class))
                                .anyMatch(target -> target.getName().equals(method)));
    }

    @Test
    void theCourseNeedsNeitherTerminalNorNetwork() {
        noClasses()
                .that(resideInAPackage(room("course")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..", "picocli..", "io.netty..", "java.net..")
                .check(OURS);
    }
}
