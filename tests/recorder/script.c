/* Reads traces (only their instructions count) and workload text. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "recorder.h"

const char *const VERB_NAMES[VERBS] = {"map",  "fork",    "vfork", "store",    "load", "read", "write",
                                       "protect", "unmap", "dontneed", "exec", "exit", "wait"};

static const char *file_name;
static const char *cursor;

static _Noreturn void bad(const char *what) { die("%s: %s, near: %.40s", file_name, what, cursor); }

static enum verb verb_named(const char *word) {
  for (int verb = 0; verb < VERBS; verb++)
    if (strcmp(word, VERB_NAMES[verb]) == 0) return verb;
  bad("no such verb");
}

static char *slurp(FILE *in) {
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  for (size_t got; text != NULL && (got = fread(text + size, 1, room - size - 1, in)) > 0;) {
    size += got;
    if (room - size < 2) text = realloc(text, room *= 2);
  }
  if (text == NULL) die("%s: too large", file_name);
  text[size] = '\0';
  return text;
}

static void put_word(char *to, size_t room, const char *from) {
  if (snprintf(to, room, "%s", from) >= (int)room) bad("a word that is too long");
}

static struct step *new_step(struct script *script) {
  struct step *steps = realloc(script->steps, (script->count + 1) * sizeof *steps);
  if (steps == NULL) die("out of memory");
  script->steps = steps;
  struct step *step = &steps[script->count++];
  memset(step, 0, sizeof *step);
  step->page = step->pages = step->status = -1;
  return step;
}

/* JSON, as far as traces need it. */

static void skip_space(void) {
  while (isspace((unsigned char)*cursor)) cursor++;
}

static int next_is(char wanted) {
  skip_space();
  if (*cursor != wanted) return 0;
  cursor++;
  return 1;
}

static void expect(char wanted) {
  if (!next_is(wanted)) bad("not the JSON that was expected");
}

static void json_string(char *to, size_t room) {
  size_t length = 0;
  expect('"');
  for (; *cursor != '"'; cursor++) {
    if (*cursor == '\0') bad("a string without its end");
    if (*cursor == '\\') cursor++;
    if (to != NULL && length + 1 < room) to[length++] = *cursor;
  }
  cursor++;
  if (to != NULL) to[length] = '\0';
}

static void skip_value(void) {
  skip_space();
  if (*cursor == '"') {
    json_string(NULL, 0);
  } else if (*cursor == '{' || *cursor == '[') {
    int depth = 0;
    do {
      skip_space();
      if (*cursor == '\0') bad("JSON without its end");
      if (*cursor == '"') {
        json_string(NULL, 0);
        continue;
      }
      if (*cursor == '{' || *cursor == '[') depth++;
      if (*cursor == '}' || *cursor == ']') depth--;
      cursor++;
    } while (depth > 0);
  } else {
    while (*cursor != '\0' && strchr(",]}", *cursor) == NULL) cursor++;
  }
}

static void json_step(struct script *script) {
  struct step *step = new_step(script);
  const struct { const char *key; char *to; size_t room; } words[] = {
      {"by", step->by, LONGEST_WORD},       {"child", step->child, LONGEST_WORD},
      {"region", step->region, LONGEST_WORD}, {"kind", step->kind, LONGEST_WORD},
      {"share", step->share, LONGEST_WORD}, {"rights", step->rights, LONGEST_WORD},
      {"to", step->to, LONGEST_WORD},       {"program", step->program, LONGEST_WORD},
      {"value", step->value, LONGEST_VALUE}};
  const struct { const char *key; long *to; } numbers[] = {
      {"page", &step->page}, {"pages", &step->pages}, {"status", &step->status}};
  expect('{');
  do {
    char key[LONGEST_WORD], word[LONGEST_WORD];
    json_string(key, sizeof key);
    expect(':');
    skip_space();
    int known = 0;
    if (strcmp(key, "do") == 0) {
      json_string(word, sizeof word);
      step->verb = verb_named(word);
      known = 1;
    }
    for (size_t at = 0; at < sizeof words / sizeof *words; at++)
      if (strcmp(key, words[at].key) == 0) {
        json_string(words[at].to, words[at].room);
        known = 1;
      }
    for (size_t at = 0; at < sizeof numbers / sizeof *numbers; at++)
      if (strcmp(key, numbers[at].key) == 0) {
        char *end;
        *numbers[at].to = strtol(cursor, &end, 10);
        cursor = end;
        known = 1;
      }
    if (!known) skip_value();
  } while (next_is(','));
  expect('}');
}

static void json_trace(struct script *script) {
  expect('{');
  do {
    char key[LONGEST_WORD];
    json_string(key, sizeof key);
    expect(':');
    skip_space();
    if (strcmp(key, "name") == 0) {
      json_string(script->name, sizeof script->name);
    } else if (strcmp(key, "says") == 0) {
      const char *start = cursor;
      json_string(NULL, 0);
      if ((size_t)(cursor - start) >= sizeof script->says) bad("a sentence that is too long");
      memcpy(script->says, start, cursor - start);
    } else if (strcmp(key, "steps") == 0) {
      expect('[');
      if (next_is(']')) continue;
      do json_step(script);
      while (next_is(','));
      expect(']');
    } else {
      skip_value();
    }
  } while (next_is(','));
  expect('}');
}

/* Workload text. */

static void page_reference(struct step *step, const char *word) {
  char region[LONGEST_VALUE];
  if (sscanf(word, "%500[^[][%ld", region, &step->page) != 2) bad("no page");
  put_word(step->region, LONGEST_WORD, region);
}

/* The first comment, when it comes before every instruction, is what the trace says. */
static void say(struct script *script, const char *comment) {
  comment += strspn(comment, " ");
  if (strpbrk(comment, "\"\\") != NULL) return;
  if (snprintf(script->says, sizeof script->says, "\"%s\"", comment) >= (int)sizeof script->says)
    bad("a sentence that is too long");
}

static void text_line(struct script *script, char *line) {
  char *words[10] = {NULL};
  int count = 0;
  char *comment = strchr(line, '#');
  if (comment != NULL) {
    if (script->count == 0 && *script->says == '\0') say(script, comment + 1);
    *comment = '\0';
  }
  for (char *word = strtok(line, " \t\r"); word != NULL && count < 9; word = strtok(NULL, " \t\r"))
    words[count++] = word;
  if (count == 0) return;
  cursor = words[0];
  if (count < 2) bad("no verb");
  struct step *step = new_step(script);
  put_word(step->by, LONGEST_WORD, words[0]);
  step->verb = verb_named(words[1]);
  static const int least[VERBS] = {[MAP] = 6, [FORK] = 3, [VFORK] = 3, [STORE] = 4, [LOAD] = 3, [READ] = 4,
                                   [WRITE] = 3, [PROTECT] = 4, [UNMAP] = 3, [DONTNEED] = 3};
  if (count < least[step->verb]) bad("words are missing");
  switch (step->verb) {
    case MAP:
      put_word(step->region, LONGEST_WORD, words[2]);
      put_word(step->kind, LONGEST_WORD, words[3]);
      put_word(step->share, LONGEST_WORD, words[4]);
      step->pages = atol(words[5]);
      if (count > 6) put_word(step->rights, LONGEST_WORD, words[6]);
      break;
    case FORK: case VFORK: put_word(step->child, LONGEST_WORD, words[2]); break;
    case STORE: case READ: put_word(step->value, LONGEST_VALUE, words[3]); /* fall through */
    case LOAD: case WRITE: case DONTNEED: page_reference(step, words[2]); break;
    case PROTECT: put_word(step->to, LONGEST_WORD, words[3]); /* fall through */
    case UNMAP: put_word(step->region, LONGEST_WORD, words[2]); break;
    case EXEC: if (count > 2) put_word(step->program, LONGEST_WORD, words[2]); break;
    case EXIT: if (count > 2) step->status = atol(words[2]); break;
    default: break;
  }
}

static void name_after_file(struct script *script, const char *file) {
  const char *slash = strrchr(file, '/');
  snprintf(script->name, sizeof script->name, "%s", slash == NULL ? file : slash + 1);
  script->name[strcspn(script->name, ".")] = '\0';
}

int read_script(FILE *in, const char *file, struct script *script) {
  static FILE *current;
  static const char *rest;
  memset(script, 0, sizeof *script);
  file_name = file;
  if (current != in) {
    current = in;
    rest = slurp(in);
  }
  cursor = rest;
  skip_space();
  if (*cursor == '\0') {
    current = NULL;
    return 0;
  }
  if (*cursor == '{') {
    json_trace(script);
    rest = cursor;
    return 1;
  }
  char *text = (char *)cursor, *end = text + strlen(text);
  name_after_file(script, file);
  while (text < end) {
    size_t length = strcspn(text, "\n");
    char *next = text + length + (text[length] == '\n');
    text[length] = '\0';
    text_line(script, text);
    text = next;
  }
  rest = end;
  return 1;
}
