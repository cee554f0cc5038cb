/**
 * Files in S3 and in whatever speaks its protocol (MinIO, Ceph, S3Proxy): five requests over the
 * JDK's HTTP client, signed with Signature Version 4. Reads the local files it is told to upload.
 * Depends on {@code spi}, {@code diagnostics} and the JDK alone.
 */
@NullMarked
package dev.floe.storage.s3;

import org.jspecify.annotations.NullMarked;
