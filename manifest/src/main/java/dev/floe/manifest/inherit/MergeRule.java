package dev.floe.manifest.inherit;

import dev.floe.manifest.ManifestCode;

/** What becomes of a key that several tiers speak of. */
sealed interface MergeRule {

  /** The rule in a sentence, for the documentation. */
  String describe();

  /** The lowest tier decides. */
  record ChildWins() implements MergeRule {
    @Override
    public String describe() {
      return "child wins";
    }
  }

  /** Once set, it may only become stricter. */
  record Stricter(Strictness strictness, ManifestCode code) implements MergeRule {
    @Override
    public String describe() {
      return "stricter only (" + strictness.order() + ")";
    }
  }

  /** Lists are joined, nothing is removed. */
  record Extend() implements MergeRule {
    @Override
    public String describe() {
      return "extended, never removed";
    }
  }

  /** The topmost list holds; a child may leave items out. */
  record Narrow() implements MergeRule {
    @Override
    public String describe() {
      return "set by the topmost tier that has it; a child may narrow, never widen";
    }
  }

  /** A permission: only the topmost tier can give it, and a child may take a part of it away. */
  record Granted() implements MergeRule {
    @Override
    public String describe() {
      return "granted by the topmost tier alone; a child may leave items out";
    }
  }

  /** Whoever sets it first has set it. */
  record Fixed() implements MergeRule {
    @Override
    public String describe() {
      return "a child may add, never change";
    }
  }

  /** An entry of a list belongs, with all its keys, to whoever wrote it first. */
  record Owned() implements MergeRule {
    @Override
    public String describe() {
      return "a child may add entries of its own, never change or complete one";
    }
  }

  /** The choice of a plugin among the approved. */
  record Select() implements MergeRule {
    @Override
    public String describe() {
      return "chosen from the approved list; without a list the first tier that sets it fixes it";
    }
  }

  /** Settings of a plugin. */
  record WhileSameType() implements MergeRule {
    @Override
    public String describe() {
      return "deep-merged, child wins, while the plugin stays the same";
    }
  }

  /** Days between the bounds set above. */
  record WithinBounds() implements MergeRule {
    @Override
    public String describe() {
      return "child wins, between the min and max set above";
    }
  }

  /** Part of the data architecture: free unless locked, and forgotten with its pattern. */
  record Unlocked(MergeRule inner, boolean ofPattern) implements MergeRule {
    @Override
    public String describe() {
      return inner.describe()
          + "; not where a tier above says locked"
          + (ofPattern ? "; dropped where a child chooses another pattern" : "");
    }
  }
}
