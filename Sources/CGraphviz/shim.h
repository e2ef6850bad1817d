#pragma once
// Every call of Graphviz that Entente makes. Its own functions take `char *`
// where they only read, which Swift does not let a string be passed to; its
// macros and globals are not visible from Swift at all.
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <errno.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cgraph.h>
#include <gvc.h>
#include <gvcext.h>
#include <graphviz_version.h>

static inline const char *entente_graphviz_version(void) { return PACKAGE_VERSION; }

// The part of dladdr(3) that is needed here; the declaration hides behind _GNU_SOURCE.
typedef struct {
  const char *file_name;
  void *file_base;
  const char *symbol_name;
  void *symbol_address;
} entente_object_info;
extern int dladdr(const void *address, void *info) __attribute__((weak));

// The folder of the plugins, beside the library that is loaded.
static inline int entente_plugin_folder(char *path, size_t size) {
  const char *override = getenv("GVBINDIR");
  if (override && strlen(override) < size) {
    strcpy(path, override);
    return 1;
  }
  entente_object_info info;
  if (!dladdr || !dladdr((const void *)&gvContext, &info) || !info.file_name) return 0;
  const char *slash = strrchr(info.file_name, '/');
  if (!slash) return 0;
  int length = snprintf(path, size, "%.*s/graphviz", (int)(slash - info.file_name), info.file_name);
  return length > 0 && (size_t)length < size;
}

static inline void *entente_plugin(const char *folder, const char *name, const char *symbol) {
  char path[4096];
  snprintf(path, sizeof path, "%s/libgvplugin_%s.so.%d", folder, name, GVPLUGIN_VERSION);
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, symbol) : NULL;
}

// A context with nothing but the engines and the text formats: widths of text
// come from tables that are built in, so that no font of the machine matters.
// NULL where the plugins are not found.
static inline GVC_t *entente_core_context(void) {
  static lt_symlist_t plugins[4];
  char folder[4096];
  if (!entente_plugin_folder(folder, sizeof folder)) return NULL;
  plugins[0].name = "gvplugin_core_LTX_library";
  plugins[0].address = entente_plugin(folder, "core", plugins[0].name);
  plugins[1].name = "gvplugin_dot_layout_LTX_library";
  plugins[1].address = entente_plugin(folder, "dot_layout", plugins[1].name);
  plugins[2].name = "gvplugin_neato_layout_LTX_library";
  plugins[2].address = entente_plugin(folder, "neato_layout", plugins[2].name);
  for (int i = 0; i < 3; i++)
    if (!plugins[i].address) return NULL;
  return gvContextPlugins(plugins, 0);
}

// A context with every plugin of the machine.
static inline GVC_t *entente_full_context(void) { return gvContext(); }

static inline Agraph_t *entente_read(const char *dot) { return agmemread(dot); }

static inline int entente_layout(GVC_t *context, Agraph_t *graph, const char *engine) {
  return gvLayout(context, graph, engine);
}

// Writes the places of a laid-out graph into its attributes.
static inline void entente_attach_places(GVC_t *context, Agraph_t *graph) {
  (void)context;
  attach_attrs(graph);
}

static inline int entente_render(
  GVC_t *context, Agraph_t *graph, const char *format, char **result, size_t *length
) {
#if defined(GRAPHVIZ_VERSION_MAJOR) && GRAPHVIZ_VERSION_MAJOR >= 13
  return gvRenderData(context, graph, format, result, length);
#else
  unsigned int count = 0;
  int status = gvRenderData(context, graph, format, result, &count);
  *length = count;
  return status;
#endif
}

static inline const char *entente_name(void *object) { return agnameof(object); }

// The value of an attribute; NULL where none is declared.
static inline const char *entente_get(void *object, const char *name) {
  return agget(object, (char *)name);
}

static inline void entente_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, "");
}

static inline Agraph_t *entente_subgraph(Agraph_t *graph, const char *name) {
  return agsubg(graph, (char *)name, 0);
}

static inline Agnode_t *entente_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 0);
}

static inline Agnode_t *entente_tail(Agedge_t *edge) { return agtail(edge); }
static inline Agnode_t *entente_head(Agedge_t *edge) { return aghead(edge); }

// Starts the lines of a laid-out node's text at the left of the node, so many
// points inside, whatever width Graphviz takes the text for.
static inline void entente_start_text_at_left(Agnode_t *node, double indent) {
  if (ND_label(node)) ND_label(node)->space.x = ND_width(node) * 72 - 2 * indent;
}

static inline void entente_on_message(int (*report)(char *)) { agseterrf(report); }

// A file in memory that holds these bytes, to be read from the start; -1 where
// there is none. Unlike a pipe it cannot break, which would end the writer.
extern int memfd_create(const char *name, unsigned int flags);
static inline int entente_memory_file(const void *bytes, size_t count) {
  int file = memfd_create("drawing", 1 /* closed in other children */);
  if (file < 0) return -1;
  for (size_t done = 0; done < count;) {
    ssize_t written = write(file, (const char *)bytes + done, count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      close(file);
      return -1;
    }
    done += (size_t)written;
  }
  lseek(file, 0, SEEK_SET);
  return file;
}

// A copy of this process to lay out in, with a pipe to it and one from it; 0 in the copy, -1
// where there is none. Only to be called while the process has one thread.
static inline int entente_fork(int *to, int *from) {
  int down[2], up[2];
  if (pipe(down)) return -1;
  if (pipe(up)) {
    close(down[0]);
    close(down[1]);
    return -1;
  }
  for (int i = 0; i < 2; i++) {
    fcntl(down[i], F_SETFD, FD_CLOEXEC);
    fcntl(up[i], F_SETFD, FD_CLOEXEC);
  }
  pid_t pid = fork();
  if (pid == 0) {
    dup2(down[0], 0);
    dup2(up[1], 1);
  } else {
    *to = down[1];
    *from = up[0];
  }
  close(down[0]);
  close(up[1]);
  if (pid <= 0) {
    close(down[1]);
    close(up[0]);
  }
  return pid;
}

// Sends a text to a forked copy and takes what it answers until it ends; kills it after so
// many milliseconds. Returns its status as waitpid has it, or -1 where it was killed for time.
// The answer is to be freed.
static inline int entente_exchange(
  int pid, int to, int from, const char *text, size_t length, long milliseconds, char **answer,
  size_t *count
) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  size_t sent = 0, capacity = 1 << 16;
  int late = 0, status = 0;
  *answer = malloc(capacity);
  *count = 0;
  fcntl(to, F_SETFL, O_NONBLOCK);
  sigset_t mask, old;
  sigemptyset(&mask);
  sigaddset(&mask, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &mask, &old);
  for (;;) {
    clock_gettime(CLOCK_MONOTONIC, &now);
    long left = milliseconds - (now.tv_sec - start.tv_sec) * 1000 -
                (now.tv_nsec - start.tv_nsec) / 1000000;
    if (left <= 0 || !*answer || *count > (size_t)1 << 28) {
      late = 1;
      break;
    }
    struct pollfd polled[2] = {{from, POLLIN, 0}, {to, POLLOUT, 0}};
    int ready = poll(polled, to >= 0 ? 2 : 1, left > 1000000 ? 1000000 : (int)left);
    if (ready < 0 && errno != EINTR) {
      late = 1;
      break;
    }
    if (ready <= 0) continue;
    if (to >= 0 && polled[1].revents) {
      ssize_t n = write(to, text + sent, length - sent);
      if (n > 0) sent += (size_t)n;
      if (sent == length || (n < 0 && errno != EAGAIN && errno != EINTR)) {
        close(to);
        to = -1;
      }
    }
    if (polled[0].revents) {
      if (capacity - *count < (size_t)1 << 15) {
        char *grown = realloc(*answer, capacity *= 2);
        if (!grown) free(*answer);
        *answer = grown;
        if (!grown) continue;
      }
      ssize_t n = read(from, *answer + *count, capacity - *count);
      if (n > 0) *count += (size_t)n;
      else if (n == 0 || errno != EINTR) break;
    }
  }
  if (late) kill(pid, SIGKILL);
  if (to >= 0) close(to);
  close(from);
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  // A write to a copy that had ended leaves a signal behind.
  struct timespec none = {0, 0};
  while (sigtimedwait(&mask, NULL, &none) >= 0) {}
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  return late ? -1 : status;
}

// Where some bytes first stand among others, or NULL; memmem(3) hides behind _GNU_SOURCE.
extern void *memmem(const void *, size_t, const void *, size_t);
static inline const void *entente_find(
  const void *bytes, size_t count, const void *part, size_t length
) {
  return memmem(bytes, count, part, length);
}

// Bounds the memory and the processor time of this process.
static inline void entente_limit(unsigned long bytes, unsigned long seconds) {
  struct rlimit memory = {bytes, bytes};
  struct rlimit time = {seconds, seconds};
  struct rlimit core = {0, 0};
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CPU, &time);
  setrlimit(RLIMIT_CORE, &core);
}
