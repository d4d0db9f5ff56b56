/**
 * Who offers the load: people who have signed up, log in, have money and sit in rooms, accounts
 * that are paid, and the requests they make. All of it is at both sites before anything is
 * measured.
 */
@NullMarked
package dev.twinsite.benchmark.people;

import org.jspecify.annotations.NullMarked;
