#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Exchanges two paths in one step (renameat2 with RENAME_EXCHANGE); 0, or the error number. Glibc's wrapper hides behind _GNU_SOURCE. */
static inline int hd_exchange(const char *a, const char *b) {
    return syscall(SYS_renameat2, AT_FDCWD, a, AT_FDCWD, b, 1u << 1) == 0 ? 0 : errno;
}

/* One arena of memory for all threads. */
static inline void hd_share_memory(void) { mallopt(M_ARENA_MAX, 1); }
