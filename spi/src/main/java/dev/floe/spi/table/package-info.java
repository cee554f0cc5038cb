/**
 * Tables of an open format, kept by a catalog and written as files: the roles "catalog" and
 * "storage", and what an engine must be able to do for them.
 *
 * <p>The rows never pass through floe: a catalog says where files go and under which field ids
 * ({@link dev.floe.spi.table.TablePlan}), an engine writes them ({@link
 * dev.floe.spi.table.ParquetFiles}), the catalog takes them in ({@link
 * dev.floe.spi.table.TableRelease}). What something outside refuses is a {@link
 * dev.floe.diagnostics.FloeException} with a code of the plugin. Depends on {@code spi} alone.
 */
@NullMarked
package dev.floe.spi.table;

import org.jspecify.annotations.NullMarked;
