package dev.negbench.harness.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What one operation of a benchmark cannot do without, whatever the implementation: the numerator of its roofline. An
 * amount is a product of numbers, parameters and the class's {@link Question#given}, such as {@code "documents * 128"};
 * empty is none. Leave out what an implementation could avoid.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Work {
    /** Returns how many 64-bit random numbers are needed. */
    String randomNumbers() default "";

    /** Returns how many multiplications of floats with addition are needed. */
    String multiplyAdds() default "";

    /** Returns how many bytes have to be read, at least from the nearest cache. */
    String cacheBytes() default "";

    /** Returns how many bytes have to be read from main memory. */
    String memoryBytes() default "";
}
