// The floor's first file stands here until its own files come.
