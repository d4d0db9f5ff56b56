/**
 * Two sites in one process: real use cases, appliers and databases, and between them a journal that
 * is nothing but a list. It keeps the rules of claims, cut and regency in their plainest form, so
 * that a test can say which site learns what and when.
 */
@NullMarked
package dev.twinsite.app.simulation;

import org.jspecify.annotations.NullMarked;
