/* A recorded process: does what the controller orders and counts the faults of the one access. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "recorder.h"

#define STACK (64 * 1024)

static sigjmp_buf escape;
/* What the warm-up accesses, and where read(2) gets its bytes from. */
static char scratch[PAGE] __attribute__((aligned(4096)));
static char payload[LONGEST_VALUE * PAGE];

static void caught(int signal) {
  (void)signal;
  siglongjmp(escape, 1);
}

static long faults_so_far(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_minflt + usage.ru_majflt;
}

static int channel(int slot) { return FIRST_CHANNEL + slot; }

static void tell(int slot, struct reply reply) {
  if (send(channel(slot), &reply, sizeof reply, 0) != sizeof reply) _exit(1);
}

/* A pipe that holds one byte at the beginning of each page to be read: page i of the buffer to page i of memory. */
static void fill_pipe(int ends[2], const char *value, long pages) {
  long length = (pages - 1) * PAGE + 1;
  if (pipe(ends) != 0 || fcntl(ends[1], F_SETPIPE_SZ, pages < 16 ? 16 * PAGE : 2 * pages * PAGE) < 0) _exit(1);
  for (long page = 0; page < pages; page++) payload[page * PAGE] = value[page];
  if (pages > 0 && write(ends[1], payload, length) != length) _exit(1);
}

/* The access itself, and nothing else, between two looks at the fault count. */
static struct reply count(enum verb verb, volatile char *at, char value, int ends[2], long length) {
  struct reply reply = {DONE, 0, -1, 0, 0};
  if (sigsetjmp(escape, 0) != 0) {
    reply.result = SIGSEGV_CAUGHT;
    return reply;
  }
  long done = length;
  int seen = -1;
  errno = 0;
  long before = faults_so_far();
  switch (verb) {
    case STORE: *at = value; break;
    case LOAD: seen = (unsigned char)*at; break;
    case READ: done = read(ends[0], (char *)at, length); break;
    case WRITE: done = write(ends[1], (char *)at, length); break;
    default: break;
  }
  reply.faults = faults_so_far() - before;
  reply.error = errno;
  reply.saw = seen;
  if (done < 0) reply.result = reply.error == EFAULT ? EFAULT_SAID : FAILED;
  else if (done != length) reply.result = SHORT_COUNT;
  return reply;
}

static struct reply access_pages(enum verb verb, char *at, const char *value, long pages) {
  int ends[2] = {-1, -1};
  if (verb == READ) fill_pipe(ends, value, pages);
  if (verb == WRITE) fill_pipe(ends, value, 0);
  struct reply reply = count(verb, at, value[0], ends, (pages - 1) * PAGE + 1);
  if (verb == WRITE && reply.result == DONE) {
    char byte = 0;
    if (read(ends[0], &byte, 1) != 1) _exit(1);
    reply.saw = (unsigned char)byte;
  }
  if (ends[0] >= 0) close(ends[0]);
  if (ends[1] >= 0) close(ends[1]);
  return reply;
}

/* The same access twice: first to a page of the worker's own, so that its code, stack and data are there. */
static struct reply measured(const struct order *order) {
  (void)access_pages(order->verb, scratch, "-", 1);
  return access_pages(order->verb, order->at, order->value, order->verb == READ ? order->pages : 1);
}

static struct reply of_call(long result) {
  struct reply reply = {result < 0 ? FAILED : DONE, 0, -1, 0, result < 0 ? errno : 0};
  return reply;
}

/* A file on tmpfs whose page i begins with byte 'a' + i; it lives as long as it is mapped. */
static int make_file(long pages) {
  int file = memfd_create("recorded", 0);
  for (long page = 0; file >= 0 && page < pages; page++) {
    char byte = (char)(('a' + page) & 0xff);
    if (pwrite(file, &byte, 1, page * PAGE) != 1) return -1;
  }
  if (file >= 0 && ftruncate(file, pages * PAGE) != 0) return -1;
  return file;
}

static struct reply map(const struct order *order) {
  int file = order->file ? make_file(order->pages) : -1;
  if (order->file && file < 0) return of_call(-1);
  int flags = (order->shared ? MAP_SHARED : MAP_PRIVATE) | MAP_FIXED_NOREPLACE | (order->file ? 0 : MAP_ANONYMOUS);
  void *at = mmap(order->at, order->pages * PAGE, order->rights, flags, file, 0);
  struct reply reply = of_call(at == order->at ? 0 : -1);
  if (file >= 0) close(file);
  return reply;
}

static int child_of_vfork(void *slot) { work(*(int *)slot); }

/* vfork(2), but that the child has a stack of its own: it may return from functions. */
static long vfork_worker(int slot) {
  char *stack = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (stack == MAP_FAILED) return -1;
  long pid = clone(child_of_vfork, stack + STACK, CLONE_VM | CLONE_VFORK | SIGCHLD, &slot);
  munmap(stack, STACK);
  return pid;
}

static long exec_worker(int slot) {
  char text[16];
  snprintf(text, sizeof text, "%d", slot);
  return execl("/proc/self/exe", "record", "--worker", text, (char *)NULL);
}

static struct reply obey(int slot, const struct order *order) {
  switch (order->verb) {
    case STORE: case LOAD: case READ: case WRITE: return measured(order);
    case MAP: return map(order);
    case UNMAP: return of_call(munmap(order->at, order->pages * PAGE));
    case PROTECT: return of_call(mprotect(order->at, order->pages * PAGE, order->rights));
    case DONTNEED: return of_call(madvise(order->at, PAGE, MADV_DONTNEED));
    case FORK: {
      long pid = syscall(SYS_fork);
      if (pid == 0) work(order->slot);
      return of_call(pid);
    }
    case VFORK: return of_call(vfork_worker(order->slot));
    case EXEC: return of_call(exec_worker(slot));
    case WAIT: return of_call(waitpid(-1, NULL, 0));
    case EXIT: _exit(order->status);
    default: _exit(1);
  }
}

int spread;

/* Processes on two CPUs by turns, instead of all on one. */
static void move_away(int slot) {
  cpu_set_t own;
  CPU_ZERO(&own);
  CPU_SET(slot % 2, &own);
  if (sched_setaffinity(0, sizeof own, &own) != 0) _exit(1);
}

void work(int slot) {
  if (spread) move_away(slot);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = caught;
  action.sa_flags = SA_NODEFER;
  sigaction(SIGSEGV, &action, NULL);
  struct reply hello = {HELLO, 0, -1, getpid(), 0};
  tell(slot, hello);
  struct order order;
  while (recv(channel(slot), &order, sizeof order, 0) == sizeof order) tell(slot, obey(slot, &order));
  _exit(0);
}
