package dev.twinsite.app.facts;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case whose transaction is begun again if it met another one that was about to write the
 * same thing: the same request at another node, or the other site's claim just being applied. The
 * new transaction sees what the other one has left.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface DecidedAgain {}
