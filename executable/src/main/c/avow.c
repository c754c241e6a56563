#include "avow.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const char LAUNCHER[] = "avow-java";

/* A reader that has gone is told like any other file that cannot be written, as the virtual machine does it. */
__attribute__((constructor)) static void ignore_broken_pipes(void) { signal(SIGPIPE, SIG_IGN); }

/* The path of the launcher beside this executable, to be freed; NULL if there is no telling. */
static char *launcher(void) {
  const size_t room = 1 << 16;
  char *path = malloc(room + sizeof LAUNCHER);
  if (path == NULL) return NULL;
  ssize_t length = readlink("/proc/self/exe", path, room);
  if (length > 0) {
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    if (slash != NULL) {
      strcpy(slash + 1, LAUNCHER);
      return path;
    }
  }
  free(path);
  return NULL;
}

/* All of a file, to be freed, with its length; NULL if it cannot be read. */
static char *content(const char *path, size_t *length) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return NULL;
  size_t room = 1 << 16;
  char *bytes = malloc(room);
  *length = 0;
  ssize_t count = bytes == NULL ? -1 : 1;
  while (count > 0) {
    if (*length == room) {
      room *= 2;
      char *more = realloc(bytes, room);
      if (more == NULL) {
        count = -1;
        break;
      }
      bytes = more;
    }
    count = read(file, bytes + *length, room - *length);
    if (count > 0) *length += (size_t)count;
  }
  close(file);
  if (count == 0) return bytes;
  free(bytes);
  return NULL;
}

void avow_hand_over(void) {
  size_t length;
  char *path = launcher();
  char *line = content("/proc/self/cmdline", &length);
  if (path != NULL && line != NULL && length > 0 && line[length - 1] == '\0') {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) count += line[i] == '\0';
    char **arguments = calloc(count + 1, sizeof *arguments);
    if (arguments != NULL) {
      char *next = line;
      for (size_t i = 0; i < count; i++) {
        arguments[i] = next;
        next += strlen(next) + 1;
      }
      arguments[0] = path;
      execv(path, arguments);
      free(arguments);
    }
  }
  fprintf(stderr, "avow: the launcher of the virtual machine, `%s`, does not start: %s\n", path == NULL ? LAUNCHER : path,
          strerror(errno));
  free(line);
  free(path);
}

int avow_columns(void) {
  struct winsize size;
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}
