/**
 * Who may use which namespaces, tables and views of a Polaris, brought in line with the manifest
 * and the ports of its products through its management API.
 */
@NullMarked
package dev.floe.cli.polaris;

import org.jspecify.annotations.NullMarked;
