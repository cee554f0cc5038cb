package dev.floe.cli;

/** Where the process starts and ends. */
public final class Main {

  private Main() {}

  /** Runs one command in this process's surroundings and exits with its code. */
  public static void main(String[] args) {
    System.exit(Floe.run(Surroundings.ofThisProcess(), args));
  }
}
