/* The controller: lets real processes carry out a script and looks up their pages after every step. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "recorder.h"

#define MOST_REGIONS 64
#define FIRST_ADDRESS 0x100000000000UL
/* Far more than any region and its page table: two regions never lie side by side. */
#define GAP (1UL << 30)
#define PATIENCE_MS 5000

struct region { char name[LONGEST_WORD]; char *at; long pages; };
struct space { int count; struct region regions[MOST_REGIONS]; };
enum state { RUNNABLE, IN_WAIT, IN_VFORK, ZOMBIE, GONE };

struct process {
  char name[LONGEST_WORD];
  int pid, parent;
  enum state state;
  /* Runs in its parent's memory, after vfork. */
  int guest;
  /* For a guest that of its parent; never freed before the trace ends. */
  struct space *space;
};

static struct process processes[MOST_PROCESSES];
static int born;
static unsigned long next_address;
/* By how many pages a region begins behind a boundary of 64 KiB. */
static unsigned long shift;
static int channels[MOST_PROCESSES];
static int counts_file, flags_file;
static uint64_t *frames;
static size_t known_frames;
static int pretty;
/* What stands between the parts of JSON: with spaces where people read it. */
static const char *comma = ",", *colon = ":";
static const char *where = "";

void die(const char *format, ...) {
  va_list arguments;
  fflush(stdout);
  fprintf(stderr, "record: %s", where);
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  fputc('\n', stderr);
  for (int slot = 0; slot < born; slot++)
    if (processes[slot].state < ZOMBIE && processes[slot].pid > 0) kill(processes[slot].pid, SIGKILL);
  exit(1);
}

static int numbered(const char *name) { return atoi(name + 1); }

static int find(const char *name) {
  for (int slot = 0; slot < born; slot++)
    if (strcmp(processes[slot].name, name) == 0) return slot;
  die("there is no process %s", name);
}

static struct region *find_region(struct space *space, const char *name) {
  for (int index = 0; index < space->count; index++)
    if (strcmp(space->regions[index].name, name) == 0) return &space->regions[index];
  die("there is no region %s", name);
}

static struct reply answer_of(int slot) {
  struct reply reply;
  struct pollfd ready = {channels[slot], POLLIN, 0};
  if (poll(&ready, 1, PATIENCE_MS) != 1) die("%s does not answer", processes[slot].name);
  if (recv(channels[slot], &reply, sizeof reply, 0) != sizeof reply) die("%s is gone", processes[slot].name);
  return reply;
}

static void order(int slot, const struct order *order) {
  if (send(channels[slot], order, sizeof *order, 0) != sizeof *order) die("cannot reach %s", processes[slot].name);
}

static struct space *new_space(const struct space *like) {
  struct space *space = calloc(1, sizeof *space);
  if (space == NULL) die("out of memory");
  if (like != NULL) *space = *like;
  return space;
}

static int new_process(const char *name, int parent, struct space *space) {
  if (born == MOST_PROCESSES) die("more than %d processes", MOST_PROCESSES);
  for (int slot = 0; slot < born; slot++)
    if (strcmp(processes[slot].name, name) == 0) die("there has been a process %s already", name);
  struct process *process = &processes[born];
  snprintf(process->name, sizeof process->name, "%s", name);
  process->parent = parent;
  process->state = RUNNABLE;
  process->space = space;
  return born++;
}

/* The child says its number itself: a parent in vfork cannot. */
static void meet(int slot) {
  struct reply reply = answer_of(slot);
  if (reply.result != HELLO) die("%s does not say hello", processes[slot].name);
  processes[slot].pid = reply.pid;
}

/* Opened before the process is told to exit: a parent in wait(2) reaps it at once. */
static int open_process(int slot) {
  int file = syscall(SYS_pidfd_open, processes[slot].pid, 0);
  if (file < 0) die("cannot watch %s", processes[slot].name);
  return file;
}

/* Waits until the process is a zombie, or reaped: its memory is gone by then. */
static void await_death(int slot, int file) {
  struct pollfd ready = {file, POLLIN, 0};
  if (poll(&ready, 1, PATIENCE_MS) != 1) die("%s does not exit", processes[slot].name);
  close(file);
}

/* init's part, the reaping of orphans: they come to this process, the subreaper. */
static void reap_orphans(void) {
  for (int pid; (pid = waitpid(-1, NULL, WNOHANG)) > 0;)
    for (int slot = 0; slot < born; slot++)
      if (processes[slot].pid == pid) processes[slot].state = GONE;
}

/* A parent that stood still for this child goes on. */
static void release_parent(int child, int exited) {
  int parent = processes[child].parent, guest = processes[child].guest;
  processes[child].guest = 0;
  if (parent < 0) return;
  enum state state = processes[parent].state;
  if ((guest && state == IN_VFORK) || (exited && state == IN_WAIT)) {
    answer_of(parent);
    processes[parent].state = RUNNABLE;
    if (state == IN_WAIT) processes[child].state = GONE;
  }
}

static int rights_of(const char *word) {
  if (strcmp(word, "r") == 0) return PROT_READ;
  return strcmp(word, "rx") == 0 ? PROT_READ | PROT_EXEC : PROT_READ | PROT_WRITE;
}

static void must(struct reply reply, const char *what) {
  if (reply.result != DONE) die("%s: %s", what, strerror(reply.error));
}

static void run_map(int by, const struct step *step, struct order *wanted) {
  struct space *space = processes[by].space;
  if (space->count == MOST_REGIONS) die("more than %d regions", MOST_REGIONS);
  struct region *region = &space->regions[space->count++];
  snprintf(region->name, sizeof region->name, "%s", step->region);
  region->at = (char *)(next_address + shift * PAGE);
  region->pages = step->pages;
  next_address += GAP;
  wanted->at = region->at;
  wanted->pages = step->pages;
  wanted->rights = rights_of(step->rights);
  wanted->shared = strcmp(step->share, "shared") == 0;
  wanted->file = strcmp(step->kind, "file") == 0;
  order(by, wanted);
  must(answer_of(by), "mmap");
}

static void run_on_region(int by, const struct step *step, struct order *wanted) {
  struct space *space = processes[by].space;
  struct region *region = find_region(space, step->region);
  wanted->at = region->at + (step->verb == DONTNEED ? step->page * PAGE : 0);
  wanted->pages = region->pages;
  wanted->rights = rights_of(step->to);
  order(by, wanted);
  must(answer_of(by), VERB_NAMES[step->verb]);
  if (step->verb != UNMAP) return;
  long index = region - space->regions;
  memmove(region, region + 1, (--space->count - index) * sizeof *region);
}

static void run_fork(int by, const struct step *step, struct order *wanted) {
  struct space *space = processes[by].space;
  int slot = new_process(step->child, by, step->verb == FORK ? new_space(space) : space);
  wanted->slot = slot;
  processes[slot].guest = step->verb == VFORK;
  order(by, wanted);
  if (step->verb == FORK) must(answer_of(by), "fork");
  else processes[by].state = IN_VFORK;
  meet(slot);
}

/* Waits until the process sleeps in wait(2). */
static void await_wait(int slot) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/syscall", processes[slot].pid);
  for (int tries = 0; tries < 1000000; tries++, sched_yield()) {
    long call = -1;
    FILE *file = fopen(path, "r");
    if (file == NULL) die("cannot open %s", path);
    int read = fscanf(file, "%ld", &call);
    fclose(file);
    if (read == 1 && call == SYS_wait4) return;
  }
  die("%s does not wait", processes[slot].name);
}

static void run_wait(int by, const struct order *wanted) {
  int live = 0, zombie = -1;
  for (int slot = born - 1; slot >= 0; slot--)
    if (processes[slot].parent == by) {
      live |= processes[slot].state < ZOMBIE;
      if (processes[slot].state == ZOMBIE) zombie = slot;
    }
  order(by, wanted);
  if (zombie >= 0 || !live) {
    answer_of(by);
    if (zombie >= 0) processes[zombie].state = GONE;
  } else {
    processes[by].state = IN_WAIT;
    await_wait(by);
  }
}

static void run_exit(int by, const struct order *wanted) {
  int file = open_process(by);
  order(by, wanted);
  await_death(by, file);
  processes[by].state = ZOMBIE;
  release_parent(by, 1);
  for (int slot = 0; slot < born; slot++)
    if (processes[slot].parent == by) processes[slot].parent = -1;
  reap_orphans();
}

static struct reply run_access(int by, const struct step *step, struct order *wanted) {
  struct region *region = find_region(processes[by].space, step->region);
  wanted->pages = step->verb == READ ? (long)strlen(step->value) : 1;
  if (step->page < 0 || step->page + wanted->pages > region->pages) die("%s[%ld] is out of range", step->region, step->page);
  wanted->at = region->at + step->page * PAGE;
  memcpy(wanted->value, step->value, sizeof wanted->value);
  order(by, wanted);
  return answer_of(by);
}

static struct reply run(const struct step *step) {
  int by = find(step->by);
  struct reply nothing = {DONE, -1, -1, 0, 0};
  struct order wanted;
  memset(&wanted, 0, sizeof wanted);
  wanted.verb = step->verb;
  wanted.status = step->status < 0 ? 0 : step->status;
  if (processes[by].state != RUNNABLE) die("%s cannot run", step->by);
  switch (step->verb) {
    case MAP: run_map(by, step, &wanted); break;
    case UNMAP: case PROTECT: case DONTNEED: run_on_region(by, step, &wanted); break;
    case FORK: case VFORK: run_fork(by, step, &wanted); break;
    case WAIT: run_wait(by, &wanted); break;
    case EXIT: run_exit(by, &wanted); break;
    case EXEC:
      order(by, &wanted);
      meet(by);
      processes[by].space = new_space(NULL);
      release_parent(by, 0);
      break;
    default: return run_access(by, step, &wanted);
  }
  return nothing;
}

static uint64_t number_at(int file, uint64_t index) {
  uint64_t number;
  if (pread(file, &number, sizeof number, index * sizeof number) != sizeof number) die("cannot look up a page");
  return number;
}

static size_t frame_name(uint64_t frame) {
  for (size_t name = 0; name < known_frames; name++)
    if (frames[name] == frame) return name;
  frames = realloc(frames, (known_frames + 1) * sizeof *frames);
  if (frames == NULL) die("out of memory");
  frames[known_frames] = frame;
  return known_frames++;
}

/* Documentation/admin-guide/mm/pagemap.rst */
#define PRESENT (1ULL << 63)
#define FRAME ((1ULL << 55) - 1)
#define KPF_ANON (1ULL << 12)
#define KPF_ZERO_PAGE (1ULL << 24)

static void write_page(uint64_t entry) {
  if (!(entry & PRESENT)) {
    fputs("null", stdout);
    return;
  }
  uint64_t frame = entry & FRAME;
  if (frame == 0) die("frame numbers are hidden: this takes CAP_SYS_ADMIN");
  uint64_t flags = number_at(flags_file, frame);
  if (flags & KPF_ZERO_PAGE) {
    printf("{\"frame\"%s\"zero\"}", colon);
    return;
  }
  printf("{\"frame\"%s%zu%s\"maps\"%s%llu%s\"kind\"%s\"%s\"}", colon, frame_name(frame), comma, colon,
         (unsigned long long)number_at(counts_file, frame), comma, colon, flags & KPF_ANON ? "anon" : "page-cache");
}

static void write_after(void) {
  const char *before = "";
  printf("\"after\"%s{", colon);
  for (int number = 1, seen = 0; seen < born; number++)
    for (int slot = 0; slot < born; slot++) {
      struct process *process = &processes[slot];
      if (numbered(process->name) != number) continue;
      seen++;
      if (process->state >= ZOMBIE) continue;
      char path[64];
      snprintf(path, sizeof path, "/proc/%d/pagemap", process->pid);
      int pagemap = open(path, O_RDONLY);
      if (pagemap < 0) die("cannot open %s", path);
      for (int index = 0; index < process->space->count; index++) {
        struct region *region = &process->space->regions[index];
        for (long page = 0; page < region->pages; page++) {
          printf("%s\"%s.%s[%ld]\"%s", before, process->name, region->name, page, colon);
          write_page(number_at(pagemap, (uintptr_t)region->at / PAGE + page));
          before = comma;
        }
      }
      close(pagemap);
    }
  fputs("}", stdout);
}

static void write_word(const char *key, const char *word) {
  if (*word != '\0') printf("%s\"%s\"%s\"%s\"", comma, key, colon, word);
}

static void write_value(const char *value) {
  if (*value == '\0') return;
  printf("%s\"value\"%s\"", comma, colon);
  for (; *value != '\0'; value++) printf(*value == '"' || *value == '\\' ? "\\%c" : "%c", *value);
  fputs("\"", stdout);
}

static void write_number(const char *key, long number) {
  if (number >= 0) printf("%s\"%s\"%s%ld", comma, key, colon, number);
}

static void write_step(const struct step *step, struct reply reply) {
  static const char *const results[] = {
      [SIGSEGV_CAUGHT] = "SIGSEGV", [EFAULT_SAID] = "EFAULT", [SHORT_COUNT] = "SHORT", [FAILED] = "FAILED", [HELLO] = "?"};
  printf("{\"by\"%s\"%s\"%s\"do\"%s\"%s\"", colon, step->by, comma, colon, VERB_NAMES[step->verb]);
  write_word("child", step->child);
  write_word("region", step->region);
  write_number("page", step->page);
  write_value(step->value);
  write_word("kind", step->kind);
  write_word("share", step->share);
  write_number("pages", step->pages);
  if (strcmp(step->rights, "rw") != 0) write_word("rights", step->rights);
  write_word("to", step->to);
  write_word("program", step->program);
  write_number("status", step->status);
  if (reply.result != DONE) write_word("result", results[reply.result]);
  else {
    write_number("faults", reply.faults);
    write_number("saw", reply.saw);
  }
  fputs(comma, stdout);
  write_after();
  fputs("}", stdout);
}

static void begin(void) {
  born = 0;
  known_frames = 0;
  next_address = FIRST_ADDRESS;
  memset(processes, 0, sizeof processes);
  int slot = new_process("P1", -1, new_space(NULL));
  int pid = fork();
  if (pid < 0) die("fork: %s", strerror(errno));
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    work(slot);
  }
  meet(slot);
}

static void end(void) {
  for (int slot = 0; slot < born; slot++)
    if (processes[slot].state < ZOMBIE) kill(processes[slot].pid, SIGKILL);
  while (waitpid(-1, NULL, 0) > 0) continue;
  for (int slot = 0; slot < born; slot++) {
    struct order left;
    while (recv(channels[slot], &left, sizeof left, MSG_DONTWAIT) > 0) continue;
    while (recv(FIRST_CHANNEL + slot, &left, sizeof left, MSG_DONTWAIT) > 0) continue;
    int shared = 0;
    for (int other = 0; other < slot; other++) shared |= processes[other].space == processes[slot].space;
    if (!shared) free(processes[slot].space);
  }
}

static void record(const struct script *script) {
  static char place[400];
  struct utsname system;
  uname(&system);
  const char *line = pretty ? "\n " : "", *next = pretty ? "\n  " : "", *end_of_line = pretty ? "," : comma;
  printf("{%s\"name\"%s\"%s\"%s", line, colon, script->name, end_of_line);
  if (*script->says != '\0') printf("%s\"says\"%s%s%s", line, colon, script->says, end_of_line);
  printf("%s\"kernel\"%s\"%s\"%s%s\"steps\"%s[", line, colon, system.release, end_of_line, line, colon);
  begin();
  for (int step = 0; step < script->count; step++) {
    snprintf(place, sizeof place, "%s: step %d: ", script->name, step);
    where = place;
    if (step > 0) fputs(end_of_line, stdout);
    fputs(next, stdout);
    struct reply reply = run(&script->steps[step]);
    write_step(&script->steps[step], reply);
  }
  end();
  where = "";
  printf("%s]%s}\n", line, pretty ? "\n" : "");
}

static void prepare(int cpu) {
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(cpu, &one);
  if (sched_setaffinity(0, sizeof one, &one) != 0) die("no CPU %d", cpu);
  if (prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) != 0) die("cannot turn huge pages off");
  if (prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) die("cannot take orphans");
  counts_file = open("/proc/kpagecount", O_RDONLY);
  flags_file = open("/proc/kpageflags", O_RDONLY);
  if (counts_file < 0 || flags_file < 0) die("/proc/kpagecount and /proc/kpageflags: this takes root");
  for (int slot = 0; slot < MOST_PROCESSES; slot++) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0) die("socketpair: %s", strerror(errno));
    if (dup2(pair[1], FIRST_CHANNEL + slot) < 0) die("too few descriptors: ulimit -n 1024 would do");
    close(pair[1]);
    channels[slot] = pair[0];
  }
}

int main(int count, char **words) {
  int cpu = 0, at = 1;
  if (count == 3 && strcmp(words[1], "--worker") == 0) work(atoi(words[2]));
  for (; at < count && words[at][0] == '-' && words[at][1] == '-'; at++) {
    if (strcmp(words[at], "--pretty") == 0) pretty = 1, comma = ", ", colon = ": ";
    else if (strcmp(words[at], "--cpu") == 0 && at + 1 < count) cpu = atoi(words[++at]);
    else if (strcmp(words[at], "--shift") == 0 && at + 1 < count) shift = strtoul(words[++at], NULL, 10);
    else if (strcmp(words[at], "--spread") == 0) spread = 1;
    else die("%s is no option; --pretty, --cpu N, --shift PAGES and --spread are", words[at]);
  }
  if (at == count) die("usage: record [--pretty] [--cpu N] [--shift PAGES] [--spread] FILE... (- is standard input)");
  prepare(cpu);
  for (; at < count; at++) {
    FILE *in = strcmp(words[at], "-") == 0 ? stdin : fopen(words[at], "r");
    if (in == NULL) die("%s: %s", words[at], strerror(errno));
    for (struct script script; read_script(in, words[at], &script); free(script.steps)) record(&script);
    if (in != stdin) fclose(in);
  }
  return 0;
}
