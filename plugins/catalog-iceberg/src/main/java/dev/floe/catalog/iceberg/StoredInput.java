package dev.floe.catalog.iceberg;

import dev.floe.spi.table.Storage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A file of a storage, read in one go as long as nobody jumps. */
record StoredInput(Storage storage, String location) implements InputFile {

  @Override
  public long getLength() {
    try {
      return storage.length(location);
    } catch (NoSuchFileException e) {
      throw new NotFoundException(e, "no such file: %s", location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean exists() {
    try {
      return storage.length(location) >= 0;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SeekableInputStream newStream() {
    try {
      return new Stream(storage, location);
    } catch (NoSuchFileException e) {
      throw new NotFoundException(e, "no such file: %s", location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the file again where it is jumped to. */
  private static final class Stream extends SeekableInputStream {

    private final Storage storage;
    private final String location;
    private InputStream in;
    private long position;

    Stream(Storage storage, String location) throws IOException {
      this.storage = storage;
      this.location = location;
      this.in = storage.read(location, 0);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void seek(long target) throws IOException {
      if (target != position) {
        if (target < 0) {
          throw new EOFException("before the beginning of " + location);
        }
        in.close();
        in = storage.read(location, target);
        position = target;
      }
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      position += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
