package dev.floe.jinja.value;

/** A value whose repr contains those of others, itself perhaps among them. */
interface Container {

  void writeRepr(ReprWriter out);
}
