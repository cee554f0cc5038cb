package dev.floe.catalog.iceberg;

import dev.floe.spi.table.Storage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file of a storage that is written on this machine and uploaded when it is complete. */
record StoredOutput(Storage storage, String location) implements OutputFile {

  @Override
  public PositionOutputStream create() {
    if (toInputFile().exists()) {
      throw new AlreadyExistsException("there already: %s", location);
    }
    return createOrOverwrite();
  }

  @Override
  public PositionOutputStream createOrOverwrite() {
    try {
      return new Upload(storage, location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputFile toInputFile() {
    return new StoredInput(storage, location);
  }

  private static final class Upload extends PositionOutputStream {

    private final Storage storage;
    private final String location;
    private final Path file;
    private final OutputStream out;
    private long position;
    private boolean closed;

    Upload(Storage storage, String location) throws IOException {
      this.storage = storage;
      this.location = location;
      this.file = Files.createTempFile("floe-upload-", ".part");
      this.out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try {
        out.close();
        storage.upload(file, location);
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }
}
