package dev.twinsite.arquillian;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Injects {@link Sites}. */
public final class SitesProvider implements ResourceProvider {

  @Inject private Instance<Sites> sites;

  @Override
  public boolean canProvide(Class<?> type) {
    return type == Sites.class;
  }

  @Override
  public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
    return sites.get();
  }

  /** Injects one {@link Site}, named by {@link At}. */
  public static final class One implements ResourceProvider {

    @Inject private Instance<Sites> sites;

    @Override
    public boolean canProvide(Class<?> type) {
      return type == Site.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
      return sites.get().named(nameIn(qualifiers));
    }

    private static String nameIn(Annotation... qualifiers) {
      return Arrays.stream(qualifiers)
          .filter(At.class::isInstance)
          .map(each -> ((At) each).value())
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("a Site to inject needs @At(\"name\")"));
    }
  }
}
