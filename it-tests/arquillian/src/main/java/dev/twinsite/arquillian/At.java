package dev.twinsite.arquillian;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the site to inject: {@code @ArquillianResource @At("ansan") Site ansan}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface At {

  /** The name of the site. */
  String value();
}
