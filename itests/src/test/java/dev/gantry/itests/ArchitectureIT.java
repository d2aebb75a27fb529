// SPDX-License-Identifier: Apache-2.0
package dev.gantry.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.gantry.GantryException;
import java.util.List;
import org.junit.Test;

/** The shape of the code; see ARCHITECTURE.md. */
public class ArchitectureIT {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("/itests/"))
                    .importPackages("dev.gantry");

    private static final String[] SPI = {
        "dev.gantry",
        "dev.gantry.engine",
        "dev.gantry.file",
        "dev.gantry.guest",
        "dev.gantry.hostinterface",
        "dev.gantry.policy"
    };

    private static final DescribedPredicate<JavaClass> IN_THE_SPI =
            DescribedPredicate.describe(
                    "in the runtime SPI", type -> List.of(SPI).contains(type.getPackageName()));

    @Test
    public void theSpiUsesOnlyTheJdkAndItself() {
        classes()
                .that(IN_THE_SPI)
                .should()
                .onlyDependOnClassesThat(
                        IN_THE_SPI.or(
                                DescribedPredicate.describe(
                                        "of the JDK or annotations",
                                        type ->
                                                type.getPackageName()
                                                        .matches(
                                                                "(java|org\\.osgi\\.annotation|org\\.jspecify|org\\.osgi\\.service\\.component\\.annotations)(\\..*)?"))))
                .check(ALL);
    }

    @Test
    public void packagesHaveNoCycles() {
        slices().matching("dev.gantry.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    public void noBundlePointsAtAnother() {
        String[] bundles = {
            "dev.gantry.host..",
            "dev.gantry.engine.chicory..",
            "dev.gantry.engine.wasmtime",
            "dev.gantry.engine.wasmtime.jni..",
            "dev.gantry.wasi.p1..",
            "dev.gantry.capability..",
            "dev.gantry.shell..",
            "dev.gantry.launcher.."
        };
        for (String from : bundles) {
            for (String to : bundles) {
                if (!from.equals(to)) {
                    noClasses()
                            .that()
                            .resideInAPackage(from)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(to)
                            .check(ALL);
                }
            }
        }
    }

    @Test
    public void onlyTheHostAndTheTestKitPointAtThePreparationPass() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.gantry.host..", "dev.gantry.tck..", "dev.gantry.wasm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.gantry.wasm..")
                .check(ALL);
    }

    @Test
    public void noGenericExceptionsAreThrown() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(GantryException.class) // takes a trace, throws nothing
                .should(THROW_GENERIC_EXCEPTIONS)
                .check(ALL);
    }

    @Test
    public void nothingPrintsToTheJvmsStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gantry.launcher.Logging")
                .and()
                .resideOutsideOfPackage("dev.gantry.tck..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(ALL);
    }

    @Test
    public void staticsAreConstant() {
        classes().should(haveOnlyFinalStatics()).check(ALL);
    }

    private static ArchCondition<JavaClass> haveOnlyFinalStatics() {
        return new ArchCondition<>("have only final static fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    boolean mutable =
                            field.getModifiers().contains(JavaModifier.STATIC)
                                    && !field.getModifiers().contains(JavaModifier.FINAL)
                                    && !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                    if (mutable) {
                        events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                    }
                }
            }
        };
    }

    @Test
    public void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .resideInAnyPackage(
                        "..util..",
                        "..common..",
                        "..impl..",
                        "..internal..",
                        "..helper..",
                        "..manager..")
                .check(ALL);
    }
}
