/* Records what Linux does with the memory of real processes. See README.md. */
#ifndef RECORDER_H
#define RECORDER_H

#include <stddef.h>
#include <stdio.h>

#define PAGE 4096UL
/* Processes of one trace, and characters of one value. */
#define MOST_PROCESSES 200
#define LONGEST_VALUE 512
#define LONGEST_WORD 32
/* A worker's end of its channel is this descriptor plus its slot: a new program finds it there. */
#define FIRST_CHANNEL 400

enum verb { MAP, FORK, VFORK, STORE, LOAD, READ, WRITE, PROTECT, UNMAP, DONTNEED, EXEC, EXIT, WAIT, VERBS };
extern const char *const VERB_NAMES[VERBS];

/* One instruction, as spec/workloads.md has it. Words that it does not have are empty, numbers -1. */
struct step {
  enum verb verb;
  char by[LONGEST_WORD], child[LONGEST_WORD], region[LONGEST_WORD];
  char kind[LONGEST_WORD], share[LONGEST_WORD], rights[LONGEST_WORD], to[LONGEST_WORD], program[LONGEST_WORD];
  char value[LONGEST_VALUE];
  long page, pages, status;
};

struct script {
  char name[256];
  /* The raw JSON string with its quotes; empty where there is none. */
  char says[2048];
  struct step *steps;
  int count;
};

/* What the controller asks of a process. */
struct order {
  enum verb verb;
  char *at;
  long pages;
  /* The slot of the child. */
  int slot;
  int rights, shared, file, status;
  char value[LONGEST_VALUE];
};

enum result { DONE, SIGSEGV_CAUGHT, EFAULT_SAID, SHORT_COUNT, HELLO, FAILED };

struct reply {
  enum result result;
  long faults;
  int saw, pid, error;
};

/* Reads the next script: a trace (JSON) or, where the file does not begin with {, the whole file as workload text.
   Returns 0 at the end. */
int read_script(FILE *in, const char *file, struct script *script);
/* Whether processes run on CPUs 0 and 1 by turns. */
extern int spread;
/* Carries out orders for ever. */
_Noreturn void work(int slot);
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
