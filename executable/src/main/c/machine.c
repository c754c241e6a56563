/* What GraalVM's own distribution has in `libjvm` for an executable, and the beginnings of the JDK's libraries. */
#include <sched.h>
#include <unistd.h>

enum { JNI_VERSION = 0x00010008 };

void initialize(void) {}

int JVM_ActiveProcessorCount(void) {
  cpu_set_t processors;
  return sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors)
                                                                    : (int)sysconf(_SC_NPROCESSORS_ONLN);
}

/* What these libraries begin with when they are loaded one by one, an executable does not need. */
#define BEGINS(library)                                    \
  int JNI_OnLoad_##library(void *machine, void *reserved) { \
    (void)machine;                                         \
    (void)reserved;                                        \
    return JNI_VERSION;                                    \
  }

BEGINS(java)
BEGINS(nio)
BEGINS(net)
BEGINS(zip)
