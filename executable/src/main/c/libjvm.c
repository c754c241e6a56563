/*
 * Stands where the JDK's libraries look for their virtual machine, in an executable that has none. Compiled code takes the
 * place of nearly all that they could ask of it; the rest is here, and MISSING names what is not: it ends the process.
 */
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int64_t now(clockid_t clock, int64_t units) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec * units + time.tv_nsec / (1000000000 / units);
}

int64_t JVM_NanoTime(void *env, void *class) {
  (void)env;
  (void)class;
  return now(CLOCK_MONOTONIC, 1000000000);
}

int64_t JVM_CurrentTimeMillis(void *env, void *class) {
  (void)env;
  (void)class;
  return now(CLOCK_REALTIME, 1000);
}

/* Nanoseconds since a second; -1 if they are too many. */
int64_t JVM_GetNanoTimeAdjustment(void *env, void *class, int64_t second) {
  (void)env;
  (void)class;
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  int64_t seconds = time.tv_sec - second;
  return seconds > -(1LL << 32) && seconds < 1LL << 32 ? seconds * 1000000000 + time.tv_nsec : -1;
}

int JVM_ActiveProcessorCount(void) {
  cpu_set_t processors;
  return sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors)
                                                                    : (int)sysconf(_SC_NPROCESSORS_ONLN);
}

void JVM_BeforeHalt(void) {}

void JVM_Halt(int code) { _exit(code); }

void *JVM_RawMonitorCreate(void) {
  pthread_mutex_t *monitor = malloc(sizeof *monitor);
  if (monitor != NULL) pthread_mutex_init(monitor, NULL);
  return monitor;
}

void JVM_RawMonitorDestroy(void *monitor) {
  pthread_mutex_destroy(monitor);
  free(monitor);
}

int JVM_RawMonitorEnter(void *monitor) { return pthread_mutex_lock(monitor); }

void JVM_RawMonitorExit(void *monitor) { pthread_mutex_unlock(monitor); }

/* As HotSpot has them: -1 for what does not fit. */
int jio_vsnprintf(char *text, size_t room, const char *format, va_list arguments) {
  if ((intptr_t)room <= 0) return -1;
  int length = vsnprintf(text, room, format, arguments);
  return length >= 0 && (size_t)length < room ? length : -1;
}

int jio_snprintf(char *text, size_t room, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = jio_vsnprintf(text, room, format, arguments);
  va_end(arguments);
  return length;
}

int jio_vfprintf(FILE *file, const char *format, va_list arguments) { return vfprintf(file, format, arguments); }

int jio_fprintf(FILE *file, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vfprintf(file, format, arguments);
  va_end(arguments);
  return length;
}

static void missing(const char *name) {
  fprintf(stderr, "avow: this is a defect of Avow: the executable lacks %s; use `avow-java`\n", name);
  _exit(70);
}

#define MISSING(name) \
  void name(void) { missing(#name); }

#include "missing.h"
