import { describe, expect, it } from 'vitest'
import { FORMS } from '../../src/ui/plain/primitive-forms.ts'
import { SCENES } from '../game/scenes.ts'
import { LINUX_SCENES } from '../game/scenes-linux.ts'
import { gameOfLines } from '../game/stage.ts'
import { hear, runOf, stepsIn, transcriptOf } from './plain-stage.ts'
import { atFirstTrap, type SceneName, sceneView, stepsOf, type } from './stage.ts'

type LinuxScene = keyof typeof LINUX_SCENES
const isLinux = (name: string): name is LinuxScene => name in LINUX_SCENES
const isScene = (name: string): name is SceneName => name in SCENES

/** A scene's first trap; names that both kernels have are told apart by a colon: linux:cow. */
function viewOf(name: string) {
  const linux = name.replace(/^linux:/, '')
  if (linux !== name && isLinux(linux)) {
    const scene = LINUX_SCENES[linux]
    return atFirstTrap(gameOfLines(scene.lines, scene.plot ?? {}))
  }
  if (isScene(name)) return sceneView(name)
  throw new Error(`no scene ${name}`)
}

const at = (name: string) => transcriptOf(viewOf(name))

const BY_WORDS: readonly (readonly [scene: string, keys: string, words: string])[] = [
  ['shared', 'a', 'alloc'],
  ['shared', 'a z', 'alloc; zero b'],
  ['shared', 'a c', 'alloc; copy a b'],
  ['shared', 'a c', 'alloc; copy a to b'],
  ['shared', 'a c', 'alloc; copy p2 heap[0]'],
  ['readText', 'a i', 'alloc; fill c 0'],
  ['shared', 'a m', 'alloc; map p2 heap[0] b rw'],
  ['shared', 'a m', 'alloc; MAP P2 heap[0] → b rw'],
  ['shared', 'a m', 'alloc; map p2 heap b'],
  ['shared', 'a m', 'alloc; map heap[0]'],
  ['shared', 'M c', 'map p2 heap[0] a cow'],
  ['shared', 'M c', 'map P2 heap[0] → a r cow'],
  ['shared', 'M c', 'map p2 heap[0] cow'],
  ['shared', 'n', 'unmap p2 heap[0]'],
  ['shared', 'n', 'unmap p2 0x4000'],
  ['shared', 'w', 'protect p2 heap[0]'],
  ['last', 'p', 'permit p1 heap[0]'],
  ['shared', 'g', 'get a'],
  ['shared', 'g', 'get p2 heap[0]'],
  ['shared', 'd', 'put a'],
  ['shared', 'd', 'd a'],
  ['pages', 'A d', 'put p2 heap'],
  ['pages', 'A d', 'put a b'],
  ['cached', 'Right f', 'flush p2 heap[0]'],
  ['cached', 'Right Up f', 'flush p2'],
  ['read', 'o', "poke 'K' into a"],
  ['read', 'o', 'poke a K'],
  ['read', 'Down o', 'poke p2 heap[1]'],
  ['linux:sharedStore', 'a C', 'alloc; cache p1 shm[0] a'],
  ['fork', 'S', 'spawn p1 p2'],
  ['fork', 'S', 'spawn P1 → P2'],
  ['fork', 'S A w m g', 'spawn; protect p1 text heap; map p2 text[0] heap[0] a b cow; get a b'],
  ['fork', 'S A w m g', 'spawn; protect p1 text heap; map p1 text heap; get p1 text heap'],
  ['linux:vfork', 'V', 'share p1 p2'],
  ['linux:vfork', 'V U', 'share; suspend p1'],
  ['exec', 'X', 'exec p2 ls'],
  ['exit', 'Z', 'zombie p2 7'],
  ['exit', 'Z', 'zombie p2'],
  ['exit', 'P i', 'reparent p2 init'],
  ['exit', 'P i', 'reparent p2; i'],
  ['exit', 'P i', 'reparent p2; init'],
  ['exitAwaited', 'Left W', 'wake p1'],
  ['waitSleep', 'B', 'sleep p1'],
  ['wait', 'Right R', 'reap p2'],
  ['sbrk', 'G', 'grow'],
  ['sbrk', 'G', 'grow P2 bss, 1 page'],
  ['unmap', 'H', 'shrink p2 heap'],
  ['linux:protectR', 'T', 'rights p1 heap r'],
  ['text', 's', 'signal p1'],
  ['text', 's', 'signal P1 SIGSEGV'],
  ['full', 'K', 'kill p2'],
  ['forkFull', 'E m', 'fail enomem'],
  ['forkFull', 'E m', 'fail; enomem'],
  ['shared', 'r', 'return'],
]

describe('a primitive by words', () => {
  it.each(BY_WORDS)('%s: %s is %s', (scene, keys, words) => {
    const byKeys = stepsOf(type(viewOf(scene), keys))
    const heard = hear(at(scene), [words])
    expect(byKeys).not.toEqual([])
    expect([heard.last?.done, stepsIn(heard.state)]).toEqual([true, byKeys])
  })

  it('is every primitive that there is', () => {
    const said = BY_WORDS.flatMap(([, , words]) =>
      words.split(';').map(command => command.trim().split(' ')[0]),
    )
    expect(Object.keys(FORMS).filter(id => !said.includes(id))).toEqual([])
  })

  it('leaves the cursor and the marks where they are', () => {
    const { state } = hear(at('pages'), ['mark all', 'permit p1 heap[1]', 'put a'])
    const { target, marks } = runOf(state).view
    expect([target, marks.length]).toEqual([{ on: 'page', process: 2, page: 0 }, 2])
  })
})

describe('what is said', () => {
  it.each<readonly [scene: string, lines: string, said: readonly string[]]>([
    ['shared', 'alloc', ['alloc. Frame b is in your hand: count 1, content unknown, mapped nowhere.']],
    ['shared', 'alloc; copy a b', ['', "copy a to b. Frame b holds 'A' too."]],
    [
      'shared',
      'map p2 heap[0] a rw',
      ["map P2 heap[0] to a rw. P2's heap[0] maps a, read and write. Frame a: count 2."],
    ],
    [
      'shared',
      'trap',
      [
        'Trap 1 of 1.',
        'Store page fault: P2 store heap[0] B, scause 15, stval 0x4000.',
        "heap[0] is present, W is off, COW is on. P2's heap may be read and written.",
      ],
    ],
    [
      'linux:cow',
      'trap',
      [
        'Trap 1 of 1.',
        'Store page fault: P2 store heap[0] B, error code 7, cr2 0x10000.',
        "heap[0] is present, W is off, COW is on. P2's heap may be read and written.",
      ],
    ],
    [
      'exit',
      'trap',
      [
        'Trap 1 of 1.',
        'System call exit: P2 exit 7, scause 8.',
        'P2 ends with exit status 7. Its parent: P1.',
      ],
    ],
    [
      'shared',
      'a; where',
      ['', '', '', '', 'The cursor is on P2 heap[0], frame a.', 'In your hand: frame b.'],
    ],
    [
      'pages',
      'mark all; where',
      ['', '', '', '', '', 'Marked: P2 heap[0] and P2 heap[1].', 'Nothing in your hand.'],
    ],
    [
      'shared',
      'frames',
      ['Frame a, count 2, content A, mapped by P1 heap[0] and P2 heap[0].', 'Free: b, c, d, e, f, g and h.'],
    ],
    ['shared', 'az; frame b', ['', '', 'Frame b, count 1, content zero, in your hand, mapped nowhere.']],
    ['shared', 'a; frame b', ['', 'Frame b, count 1, content unknown, in your hand, mapped nowhere.']],
    [
      'shared',
      'put a; put a; frame a',
      ['', '', 'Frame a, count 0, free, yet mapped by P1 heap[0] and P2 heap[0].'],
    ],
    ['full', 'frames', ['', 'No frame is free.']],
    ['linux:zeroStore', 'frame zero', ['The zero frame, never counted, content zero, mapped by P1 heap[0].']],
    ['linux:textLoad', 'frame b', ["Frame b, count 1, content b, the page cache's, mapped nowhere."]],
    [
      'shared',
      'p2',
      ['P2, child of P1, trapped, runs sh.', 'heap[0], frame a, W off, COW on, count 2, content A.'],
    ],
    [
      'shared',
      'process p1',
      ['P1, child of init, runnable, runs sh.', 'heap[0], frame a, W off, COW on, count 2, content A.'],
    ],
    [
      'linux:zeroStore',
      'p1',
      [
        'P1, child of init, trapped, runs sh.',
        'Region heap, private anon, may be read and written.',
        'heap[0], the zero frame, read-only, content zero.',
      ],
    ],
    ['linux:freshStore', 'p1', ['', '', 'heap[0], not mapped.']],
    [
      'linux:vforkStore',
      'p2',
      [
        "P2, child of P1, trapped, in P1's memory, runs sh.",
        'Region heap, private anon, may be read and written.',
        'heap[0], frame a, W off, COW on, count 2, content A.',
      ],
    ],
    [
      'exit',
      'processes',
      ['P1, child of init, runnable.', 'P2, child of P1, trapped.', 'P3, child of P2, runnable.'],
    ],
    [
      'zombie',
      'processes',
      [
        'P1, child of init, runnable.',
        'P2, child of P1, trapped.',
        'P3, child of P1, a zombie with exit status 0.',
      ],
    ],
    ['sleeper', 'processes', ['P1, child of init, asleep.', 'P2, child of P1, trapped.']],
    [
      'linux:vforkStore',
      'processes',
      [
        'P1, child of init, suspended.',
        "P2, child of P1, trapped, in P1's memory.",
        'P3, child of P1, runnable.',
      ],
    ],
    ['cached', 'tlb', ["P1's TLB is empty.", "P2's TLB holds heap[0] in frame a for loads."]],
    ['shared', 'ac; handler', ['', '', 'Step 1: alloc.', 'Step 2: copy a to b.', 'In your hand: frame b.']],
    ['shared', 'handler', ['No steps yet.', 'Nothing in your hand.']],
    ['shared', 'log 1', ['P1 fork P2: before you came.']],
    ['shared', 'score', ['0 points so far.']],
    ['shared', 'time', ['On the clock: 0 seconds. Par is 10 seconds, the limit 1 minute.']],
    ['shared', 'at p1 heap[0]', ['The cursor is on P1 heap[0], frame a.']],
    ['shared', 'at p1', ['The cursor is on P1.']],
    ['shared', 'at b', ['The cursor is on frame b.']],
    ['shared', 'at', ['The cursor is on P2 heap[0], frame a.']],
    ['shared', 'a; undo', ['', 'Taken back.', 'No steps yet.', 'Nothing in your hand.']],
    ['shared', 'a; undo; redo', ['', '', '', '', 'Done again.', 'Step 1: alloc.', 'In your hand: frame b.']],
    ['exit', 'reparent p3', ["Who becomes P3's parent? Say i for init, 1 for P1 or 2 for P2; no leaves it."]],
    ['exit', 'reparent p3; no', ['', 'Never mind.']],
    [
      'shared',
      'acmdr',
      [
        '',
        '',
        '',
        '',
        "Clean: 100 points. The reference's state, and nothing needless.",
        'You: alloc, copy a to b, map P2 heap[0] to b rw, put a, return.',
        'Say next to go on.',
      ],
    ],
    [
      'shared',
      'acmr',
      [
        '',
        '',
        '',
        'Wrong: 0 points. A rule is broken at the return.',
        'B1: Frame a counts 2 references but 1 PTE maps it: it can never be freed. (step 3, map P2 heap[0] to b rw).',
        "Rule B1: A frame's count is the number of PTEs that map it.",
        'Question: Who refers to this frame now, and what does its count say?',
        'You: alloc, copy a to b, map P2 heap[0] to b rw, return.',
        'The machine goes on from what the reference did.',
        'Say next to go on, show for how the reference does it.',
      ],
    ],
    [
      'shared',
      'give up; show',
      [
        '',
        '',
        '',
        '',
        'Step 1 of 5: alloc. Frame a has 2 references: P1 must go on reading it as it is. P2 needs a frame of its own.',
        '',
        '',
        '',
        '',
      ],
    ],
    [
      'shared',
      'acmdr; p2',
      [
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        'The machine as you left it.',
        'P2, child of P1, trapped, runs sh.',
        'heap[0], frame b, read and write, count 1, content A.',
      ],
    ],
  ])('%s: %s', (scene, line, said) => {
    const { lines } = hear(at(scene), [line])
    expect(lines.map((text, index) => (said[index] === '' ? '' : text))).toEqual(said)
  })
})

describe('what cannot be done', () => {
  it.each<readonly [scene: string, line: string, why: string]>([
    [
      'shared',
      'foo',
      'Nothing of foo is done, because of letter 2, o: Only read(2) brings bytes for the kernel to store.',
    ],
    ['shared', 'alocc', '"alocc" is no command here; did you mean alloc?'],
    ['shared', 'mpa', '"mpa" is no command here; did you mean map?'],
    ['shared', 'cop', '"cop" is no command here; did you mean copy?'],
    ['shared', 'Frmaes', '"Frmaes" is no command here; did you mean frames?'],
    ['shared', 'start', '"start" has no place here; help says what has.'],
    ['shared', 'cpu 0', '"cpu" has no place here; help says what has.'],
    ['shared', 'cache p2 heap[0] a', '"cache" has no place here; help says what has.'],
    ['shared', 'frames now', '"now" is too much; it is written frames.'],
    ['shared', 'alloc 3', '"3" is too much. alloc stands alone.'],
    ['shared', 'a c m', '"c" is too much. alloc stands alone. Letters in a row have no blanks between them.'],
    ['shared', 'return p2', '"p2" is too much. return stands alone.'],
    ['shared', 'copy a', 'The frame to copy to is missing. copy is written: copy FRAME FRAME.'],
    ['shared', 'copy a b c', '"c" is too much. copy is written: copy FRAME FRAME.'],
    [
      'shared',
      'copy a heap9',
      '"heap9" is no frame; a frame is written as its letter, such as a. copy is written: copy FRAME FRAME.',
    ],
    ['shared', 'put z', 'There is no frame z.'],
    ['shared', 'copy a z', 'There is no frame z.'],
    [
      'shared',
      'put p2',
      'Move the cursor to a page, or mark pages with Space. put is written: put FRAME, or put PROCESS PAGES.',
    ],
    [
      'shared',
      'map p9 heap[0] a rw',
      'There is no process P9; there are init, P1 and P2. map is written: map PROCESS PAGES FRAME [BITS].',
    ],
    [
      'shared',
      'map p2 stack[0] a rw',
      'P2 has no region stack; it has heap. map is written: map PROCESS PAGES FRAME [BITS].',
    ],
    [
      'shared',
      'map p2 heap[1] a rw',
      "P2's heap has 1 page, heap[0]. map is written: map PROCESS PAGES FRAME [BITS].",
    ],
    [
      'pages',
      'protect p2 heap[1..2]',
      "P2's heap has 2 pages, heap[0] to heap[1]. protect is written: protect PROCESS PAGES.",
    ],
    [
      'pages',
      'protect p2 heap[1..0]',
      '"heap[1..0]" runs backwards. protect is written: protect PROCESS PAGES.',
    ],
    ['pages', 'protect p2 0x9000', 'P2 has no page at 0x9000. protect is written: protect PROCESS PAGES.'],
    [
      'pages',
      'protect p2 heap[]',
      '"heap[]" is no page; pages are written heap[0], heap[0..3] or heap. protect is written: protect PROCESS PAGES.',
    ],
    [
      'pages',
      'map p2 heap a b c',
      '3 frames for 2 pages will not do. map is written: map PROCESS PAGES FRAME [BITS].',
    ],
    ['pages', 'permit p2 heap[0] a', '"a" is too much. permit is written: permit PROCESS PAGES.'],
    [
      'shared',
      'poke a KL',
      'The value is missing: one printable character. poke is written: poke FRAME VALUE.',
    ],
    [
      'shared',
      'fill a',
      "The number of the file's page is missing: 0 for its first. fill is written: fill FRAME NUMBER.",
    ],
    [
      'shared',
      'fail oom',
      '"oom" is no error; ENOMEM, EFAULT or ECHILD would do. fail is written: fail ERROR.',
    ],
    ['shared', 'signal p2 SIGKILL', 'The only signal here is SIGSEGV. signal is written: signal PROCESS.'],
    ['shared', 'spawn p1', 'Only fork makes a child. spawn is written: spawn PROCESS CHILD.'],
    ['shared', 'spawn p1 p2', 'There is a P2 already.'],
    [
      'shared',
      'reparent p2 p9',
      'There is no process P9; there are init, P1 and P2. reparent is written: reparent PROCESS PARENT.',
    ],
    [
      'shared',
      'zombie p2 999',
      '"999" is no exit status; one is from 0 to 255. zombie is written: zombie PROCESS [STATUS].',
    ],
    ['shared', 'exec p2 3', '"3" is no name of a program. exec is written: exec PROCESS PROGRAM.'],
    [
      'linux:protectR',
      'rights p1 heap x',
      '"x" are no rights; r, rw or rx would do. rights is written: rights PROCESS REGION RIGHTS.',
    ],
    ['sbrk', 'grow p2 bss 2', 'P2 asked for bss, 1: grow would do.'],
    ['shared', 'at p2 heap[7]', "P2's heap has 1 page, heap[0]."],
    ['shared', 'at z', 'There is no such place on this machine; frames and processes say what there is.'],
    ['shared', 'frame zz', '"zz" is no frame; frame a, for example.'],
    ['shared', 'frame z', 'There is no frame z; frames lists them.'],
    ['shared', 'p7', 'There is no process P7; there are init, P1 and P2.'],
    ['shared', 'log x', '"x" is no number of lines; log 5, for example.'],
    ['shared', 'undo', 'There is nothing to undo.'],
    ['shared', 'redo', 'There is nothing to redo.'],
    ['shared', 'step', 'The reference takes its steps where you watch.'],
    ['shared', 'card 1', 'There are no cards here.'],
    ['shared', 'hint', 'There are no more hints. Giving up shows the solution.'],
    ['shared', 'play nowhere', 'There is no level "nowhere"; levels lists them.'],
    ['shared', 'play 99', 'There is no level "99"; levels lists them.'],
    ['shared', 'levels 9', 'There is no chapter "9"; levels lists all.'],
    [
      'shared',
      'drill xv6 many',
      'A drill has a kernel, naive, xv6, linux or eager, and a seed from 0 to 4294967295.',
    ],
    ['shared', 'restore', 'There is a sound save; nothing is to be restored.'],
    ['shared', 'help nothing', 'There is no help on "nothing"; help alone lists the words.'],
    ['shared', '\u001b[31mred', '"[31mred" is no command here; help lists them.'],
  ])('%s: %s', (scene, line, why) => {
    const state = at(scene)
    const heard = hear(state, [line])
    expect([heard.lines, heard.last?.done]).toEqual([[why], false])
    expect(heard.state).toBe(state)
  })

  it('ends a line, and a row of letters, where it is', () => {
    const heard = hear(at('shared'), ['alloc; copy b b c; put a', 'm', 'mxr', 'handler'])
    expect(heard.lines.slice(1)).toEqual([
      '"c" is too much. copy is written: copy FRAME FRAME.',
      "map P2 heap[0] to b rw. P2's heap[0] maps b, read and write. Frame b: count 1.",
      'Nothing of mxr is done, because of letter 2, x: A question is open: a, b, c, d, e, f, g, h or no would do.',
      'Step 1: alloc.',
      'Step 2: map P2 heap[0] to b rw.',
      'Nothing in your hand.',
    ])
  })

  it('is anything but an answer while a question is open, and what only asks', () => {
    const asked = hear(at('exit'), ['reparent p3'])
    const open = 'A question is open: i, 1, 2 or no would do.'
    for (const line of ['put a', 'a', 'undo', 'at p1', 'x']) {
      const heard = hear(asked.state, [line])
      expect([heard.lines, heard.state]).toEqual([[open], asked.state])
    }
    expect(hear(asked.state, ['frame a', 'init']).lines).toEqual([
      'Frame a, count 3, content A, mapped by P1 heap[0], P2 heap[0] and P3 heap[0].',
      "reparent P3 to init. P3's parent is init now.",
    ])
  })
})
