/**
 * Who may use which namespaces of a Polaris, brought in line with the manifest through its
 * management API.
 */
@NullMarked
package dev.floe.cli.polaris;

import org.jspecify.annotations.NullMarked;
