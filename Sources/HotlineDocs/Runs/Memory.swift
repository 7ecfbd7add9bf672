import CLinux

/// How the program takes memory, which a large cycle needs much of.
public enum Memory {
  /// Said once, before anything else is done.
  ///
  /// With an arena a thread, what one of them frees is lost to the others: a fifth of the memory of a hundred thousand tickets. And blocks of
  /// a megabyte and more go back to the system as soon as they are free, where the C library would soon keep them up to 32 times as large:
  /// another seventh.
  public static func settle() {
    hd_share_memory()
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
  }
}
