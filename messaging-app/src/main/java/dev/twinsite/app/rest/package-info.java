/**
 * What all REST resources share: strict JSON, problem details for whatever goes wrong, answers that
 * wait for the other site without holding a thread; and the resources about the site itself and its
 * journal.
 */
@NullMarked
package dev.twinsite.app.rest;

import org.jspecify.annotations.NullMarked;
