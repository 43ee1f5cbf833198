package dev.negbench.harness.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a benchmark class asks, for the page of its figures. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Question {
    /** Returns the question, a sentence. */
    String value();

    /** Returns the quantities that hold for the whole class, {@code name=number}, as {@link Work} may need them. */
    String[] given() default {};
}
