/**
 * What people see of two real sites in a real Chromium. {@link dev.twinsite.browser.Browser} drives
 * one window of one person; a page object says what can be done on a page in that page's own words.
 * Waits and faults are those of {@link dev.twinsite.arquillian.Sites}, and all classes share one
 * lab.
 *
 * <p>A class that needs a browser carries {@link dev.twinsite.browser.NeedsChromium} before {@code
 * ArquillianTest}, so that it is skipped, and no lab started, where there is none.
 */
package dev.twinsite.browser;
