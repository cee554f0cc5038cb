package dev.floe.cli.packages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks {@code .tar.gz}: files and folders, with the long names of POSIX and GNU. Links and
 * devices are left out: no package needs them, and a link may lead anywhere.
 */
final class Archive {

  private static final int BLOCK = 512;
  private static final long LARGEST = 1L << 30;

  private final InputStream tar;
  private final Path folder;
  private final Map<String, String> extended = new HashMap<>();
  private long total;

  private Archive(InputStream tar, Path folder) {
    this.tar = tar;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Unpacks into a folder that exists. */
  static void unpack(byte[] bytes, Path folder) throws IOException {
    try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      new Archive(tar, folder).unpack();
    }
  }

  private void unpack() throws IOException {
    for (byte[] header = tar.readNBytes(BLOCK);
        header.length == BLOCK && header[0] != 0;
        header = tar.readNBytes(BLOCK)) {
      entry(header);
    }
  }

  private void entry(byte[] header) throws IOException {
    long size = number(header, 124, 12);
    total += size;
    if (size < 0 || total > LARGEST) {
      throw new IOException("the archive is damaged or too large");
    }
    switch (header[156]) {
      case 'x' -> extended.putAll(records(content(size)));
      case 'L' -> extended.put("path", text(content(size), 0, (int) size));
      case 'g', 'K' -> content(size);
      case '5' -> {
        Files.createDirectories(place(name(header)));
        content(size);
        extended.clear();
      }
      case '0', 0, '7' -> {
        Path file = place(name(header));
        Files.createDirectories(file.getParent());
        Files.write(file, content(size));
        extended.clear();
      }
      default -> {
        content(size);
        extended.clear();
      }
    }
  }

  /** Where an entry goes; never outside the folder. */
  private Path place(String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive has a file outside its folder: " + name);
    }
    return file;
  }

  private String name(byte[] header) {
    String longName = extended.get("path");
    if (longName != null) {
      return longName;
    }
    boolean posix = text(header, 257, 5).equals("ustar");
    String prefix = posix ? text(header, 345, 155) : "";
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private byte[] content(long size) throws IOException {
    byte[] content = tar.readNBytes((int) size);
    tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    if (content.length < size) {
      throw new IOException("the archive ends too early");
    }
    return content;
  }

  private static String text(byte[] bytes, int start, int length) {
    int end = start;
    while (end < start + length && end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private static long number(byte[] header, int start, int length) throws IOException {
    String digits = text(header, start, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("the archive is damaged", e);
    }
  }

  /** {@code 30 path=some/long/name\n}, the length counting itself. */
  private static Map<String, String> records(byte[] content) {
    Map<String, String> records = new HashMap<>();
    for (int start = 0; start < content.length; ) {
      int blank = start;
      while (blank < content.length && content[blank] != ' ') {
        blank++;
      }
      String digits = new String(content, start, blank - start, StandardCharsets.UTF_8);
      if (!digits.matches("\\d{1,7}")) {
        return records;
      }
      int end = Math.min(content.length, start + Integer.parseInt(digits));
      String record =
          new String(content, blank + 1, Math.max(0, end - blank - 2), StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals > 0) {
        records.put(record.substring(0, equals), record.substring(equals + 1));
      }
      start = Math.max(end, start + 1);
    }
    return records;
  }
}
