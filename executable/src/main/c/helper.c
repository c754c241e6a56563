/*
 * What code that GraalVM compiled calls by name, and what GraalVM's own distribution has in `liblibchelper`. The names
 * and what they return are GraalVM's, in the annotations of the Java methods that call them.
 */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "amd64cpufeatures.h"
#include "avow.h"
#include "svm_locale.h"

extern char **environ;

char **getEnviron(void) { return environ; }

int getThreadId(void) { return (int)syscall(SYS_gettid); }

/* Nothing asks for it. */
int64_t getThreadUserTimeSlow(int thread) {
  (void)thread;
  return -1;
}

void codeSynchronization_clearCache(char *from, char *until) { __builtin___clear_cache(from, until); }

/* Functions of any number of arguments, called with some that are known. */
int fprintfSD(FILE *file, const char *format, const char *text, int number) { return fprintf(file, format, text, number); }

int openSII(const char *path, int flags, int mode) { return open(path, flags, mode); }

void *mremapP(void *old, size_t from, size_t to, int flags, void *address) { return mremap(old, from, to, flags, address); }

/* Verdicts know neither a zone nor a language of the machine. */
char *SVM_FindJavaTZmd(const char *mappings, int length) {
  (void)mappings;
  (void)length;
  return strdup("UTC");
}

int svm_initialize_locale(void) { return SVM_LOCALE_INITIALIZATION_SUCCEEDED; }

const svm_locale_props_t *svm_get_locale(void) {
  static const svm_locale_props_t english = {.display_language = "en"};
  return &english;
}

/* ---- What the processor can do: those of its features that GraalVM's code may be compiled for. */

#define HAS(field, name) features->field = __builtin_cpu_supports(name) != 0

void determineCPUFeatures(CPUFeatures *features) {
  memset(features, 0, sizeof *features);
  __builtin_cpu_init();
  /* Every processor of 64 bits has these. */
  features->fCX8 = features->fFXSR = features->fTSC = features->fFLUSH = features->fAMD_3DNOW_PREFETCH = 1;
  HAS(fCMOV, "cmov");
  HAS(fMMX, "mmx");
  HAS(fSSE, "sse");
  HAS(fSSE2, "sse2");
  HAS(fSSE3, "sse3");
  HAS(fSSSE3, "ssse3");
  HAS(fSSE4A, "sse4a");
  HAS(fSSE4_1, "sse4.1");
  HAS(fSSE4_2, "sse4.2");
  HAS(fPOPCNT, "popcnt");
  HAS(fLZCNT, "lzcnt");
  HAS(fAVX, "avx");
  HAS(fAVX2, "avx2");
  HAS(fVZEROUPPER, "avx");
  HAS(fAES, "aes");
  HAS(fCLMUL, "pclmul");
  HAS(fBMI1, "bmi");
  HAS(fBMI2, "bmi2");
  HAS(fADX, "adx");
  HAS(fFMA, "fma");
  HAS(fSHA, "sha");
  HAS(fF16C, "f16c");
}

/* Whether the processor lacks a feature that the code was compiled for: each has a byte that is all ones but for the last. */
int checkCPUFeatures(const uint8_t *compiled) {
  CPUFeatures present;
  determineCPUFeatures(&present);
  const uint8_t *bytes = (const uint8_t *)&present;
  for (size_t i = 0; i < sizeof present; i++) {
    if ((uint8_t)(compiled[i] | bytes[i]) != UINT8_MAX) return 1;
  }
  return 0;
}

/* A virtual machine compiles for any processor. */
void checkCPUFeaturesOrExit(const uint8_t *compiled, const char *message) {
  if (checkCPUFeatures(compiled)) {
    avow_hand_over();
    fputs(message, stderr);
    exit(70);
  }
}

/* ---- Signals that Java code handles: counted where they arrive, and handled by a thread that waits for them. */

enum { SIGNALS = 65 };

static sem_t arrived;
static atomic_int is_open;
static atomic_int waiting[SIGNALS];

static void arrive(int signal) {
  int before = errno;
  atomic_fetch_add(&waiting[signal], 1);
  sem_post(&arrived);
  errno = before;
}

/* 0 where it was opened, 1 where it was open. */
int cSunMiscSignal_open(void) {
  if (atomic_exchange(&is_open, 1)) {
    return 1;
  }
  return sem_init(&arrived, 0, 0);
}

int cSunMiscSignal_close(void) { return atomic_exchange(&is_open, 0) ? sem_destroy(&arrived) : 0; }

int cSunMiscSignal_awaitSemaphore(void) { return sem_wait(&arrived) == 0 || errno == EINTR ? 0 : -1; }

int cSunMiscSignal_signalSemaphore(void) { return sem_post(&arrived); }

int cSunMiscSignal_signalRangeCheck(int signal) { return signal > 0 && signal < SIGNALS; }

/* The next signal that arrived, which is then taken; -1 if there is none. */
int cSunMiscSignal_checkPendingSignal(void) {
  for (int signal = 1; signal < SIGNALS; signal++) {
    int count = atomic_load(&waiting[signal]);
    while (count > 0) {
      if (atomic_compare_exchange_weak(&waiting[signal], &count, count - 1)) return signal;
    }
  }
  return -1;
}

void *cSunMiscSignal_signalHandlerFunctionPointer(void) { return (void *)arrive; }
