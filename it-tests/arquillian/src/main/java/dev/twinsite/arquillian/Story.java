package dev.twinsite.arquillian;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class whose methods are the steps of one story, told in the order of {@code @Order}: a
 * site is lost, the other carries on, the lost one returns. The steps share the fields of one
 * instance.
 *
 * <p>When a step fails the story is over and the steps after it are skipped: they would only report
 * the same break in other words.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(StoryEnds.class)
public @interface Story {}
