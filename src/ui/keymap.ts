import { CONTEST_KEYMAP } from './contest/keymap.ts'
import { EXAM_KEYMAP } from './exam/keymap.ts'
import {
  type ContextKeys,
  DOWN,
  LEAVE,
  LEFT,
  MENU,
  MENU_FOOTER,
  MOVE,
  READING,
  RIGHT,
  SCROLL,
  UP,
} from './keymap/binding.ts'

const CHOOSES = ['enter', ' ', ...RIGHT] as const

/**
 * Every context of the game and what its keys do there: dispatch, footers, `?`, the finder, docs/keys.md and tests all
 * come from here. What each command is called stands in the catalogue, at `keys`. The primitives of a trap and the
 * cards are besides in `commands.ts`, with their plans.
 */
export const KEYMAP = {
  title: {
    commands: { choose: ['enter'], review: ['r'], quit: ['q'], up: UP, down: DOWN },
    footer: [MOVE, 'choose', 'quit'],
  },
  levels: {
    commands: {
      open: ['enter', ' '],
      previous: LEFT,
      next: RIGHT,
      boss: ['b'],
      up: UP,
      down: DOWN,
      first: ['home'],
      last: ['end'],
      back: LEAVE,
    },
    footer: ['open', { of: ['previous', 'next'], says: 'chapter' }, 'boss', 'back'],
  },
  drills: {
    commands: {
      choose: ['enter'],
      digit: [...'0123456789'],
      shorten: ['backspace'],
      draw: ['n'],
      back: LEAVE,
      up: UP,
      down: DOWN,
    },
    footer: [MOVE, 'choose', 'draw', 'back'],
  },
  progress: {
    commands: {
      export: ['e'],
      reset: ['R'],
      import: ['i'],
      back: LEAVE,
      ...READING,
    },
    footer: [SCROLL, 'export', 'reset', 'import', 'back'],
  },
  progressReset: { commands: { yes: ['y'], no: ['n', 'escape', 'enter'] }, footer: ['yes', 'no'] },
  settings: {
    commands: { change: CHOOSES, back: LEAVE, up: UP, down: DOWN },
    footer: [MOVE, 'change', 'back'],
  },
  settingsList: {
    commands: { keep: CHOOSES, asItWas: [...LEAVE, ...LEFT], up: UP, down: DOWN },
    footer: [{ of: ['up', 'down'], says: 'look' }, 'keep', 'asItWas'],
  },
  name: {
    commands: { keep: ['enter'], erase: ['backspace'], leave: ['escape'] },
    footer: ['keep', 'leave'],
    typed: true,
  },
  damaged: { commands: MENU, footer: MENU_FOOTER },
  howToPlay: { commands: { enter: ['enter'], back: LEAVE, ...READING }, footer: ['enter', 'back'] },
  keysHere: { commands: { enter: ['enter'], back: [...LEAVE, '?'], ...READING }, footer: ['enter', 'back'] },
  brief: {
    commands: {
      enter: ['enter'],
      moreHelp: LEFT,
      lessHelp: RIGHT,
      watch: ['1'],
      finish: ['2'],
      order: ['3'],
      solo: ['4'],
      back: LEAVE,
      ...READING,
    },
    footer: ['enter', 'back', { of: ['moreHelp', 'lessHelp'], says: 'help' }],
  },
  raceBrief: { commands: { enter: ['enter'], back: LEAVE, ...READING }, footer: ['enter', 'back'] },
  stormBrief: { commands: { enter: ['enter'], back: LEAVE, ...READING }, footer: ['enter', 'back'] },
  running: {
    commands: { skip: ['enter', ' '], pause: ['escape'], help: ['?'] },
    footer: ['skip'],
    within: 'run',
  },
  trap: {
    commands: {
      left: LEFT,
      up: UP,
      down: DOWN,
      right: RIGHT,
      choose: ['enter'],
      palette: ['tab'],
      pause: ['escape'],
    },
    footer: [{ of: ['left', 'up', 'down', 'right'], says: 'move' }, 'choose'],
    wide: [{ of: ['left', 'up', 'down', 'right'], says: 'move' }, 'choose', 'palette'],
    within: 'run',
  },
  ask: {
    commands: {
      previous: ['left', 'up'],
      next: ['right', 'down'],
      choose: ['enter'],
      back: ['escape'],
    },
    footer: [{ of: ['previous', 'next'], says: 'move' }, 'choose', 'back'],
    within: 'run',
  },
  watch: {
    commands: {
      step: ['enter', ' ', 'right', 'l'],
      giveUp: ['!'],
      tree: ['Y'],
      help: ['?'],
      pause: ['escape'],
    },
    footer: ['step', 'giveUp', 'help'],
    within: 'run',
  },
  /** Besides what a run's keys do, in all of it: the lists that do not fit. */
  lists: {
    commands: { earlier: ['page-up'], later: ['page-down'], first: ['home'], last: ['end'] },
    footer: [{ of: ['earlier', 'later'], says: 'scroll' }],
    within: 'run',
  },
  verdict: {
    commands: {
      goOn: ['enter', ' ', 'r'],
      show: ['s'],
      up: UP,
      down: DOWN,
      help: ['?'],
      pause: ['escape'],
    },
    footer: ['goOn', 'show', SCROLL],
    within: 'run',
  },
  solution: {
    commands: { next: [...RIGHT, ' '], back: LEFT, close: ['enter', 'escape', 's'] },
    footer: ['next', 'back', 'close'],
    within: 'run',
  },
  sandboxPage: {
    commands: { enter: ['enter'], back: LEAVE, ...READING },
    footer: ['enter', 'back'],
    within: 'sandbox',
  },
  raceFind: {
    commands: {
      cpu0: ['0', ...LEFT],
      cpu1: ['1', ...RIGHT],
      back: ['u'],
      again: ['n'],
      tip: ['t'],
      giveUp: ['!'],
      help: ['?'],
      pause: ['escape'],
    },
    footer: [{ of: ['cpu0', 'cpu1'], says: 'step' }, 'back', 'again', 'giveUp', 'help'],
    wide: ['cpu0', 'cpu1', 'back', 'again', 'tip', 'giveUp', 'help'],
    within: 'run',
  },
  raceClose: {
    commands: {
      lock: ['enter'],
      prove: ['p'],
      up: UP,
      down: DOWN,
      back: [...LEFT, 'u'],
      forward: RIGHT,
      cpu0: ['0'],
      cpu1: ['1'],
      again: ['n'],
      tip: ['t'],
      giveUp: ['!'],
      help: ['?'],
      pause: ['escape'],
    },
    footer: [MOVE, 'lock', 'prove', { of: ['back', 'forward'], says: 'run' }, 'help'],
    wide: [
      MOVE,
      'lock',
      'prove',
      { of: ['back', 'forward'], says: 'through' },
      { of: ['cpu0', 'cpu1'], says: 'step' },
      'again',
      'tip',
      'giveUp',
      'help',
    ],
    within: 'run',
  },
  raceDone: {
    commands: {
      goOn: ['enter'],
      cpu0: ['0'],
      cpu1: ['1'],
      back: [...LEFT, 'u'],
      forward: RIGHT,
      again: ['n'],
      help: ['?'],
      pause: ['escape'],
    },
    footer: [
      'goOn',
      { of: ['cpu0', 'cpu1'], says: 'step' },
      { of: ['back', 'forward'], says: 'run' },
      'help',
    ],
    wide: [
      'goOn',
      { of: ['cpu0', 'cpu1'], says: 'step' },
      { of: ['back', 'forward'], says: 'through' },
      'again',
      'help',
    ],
    within: 'run',
  },
  raceHelp: { commands: { back: ['?', 'enter', ...LEAVE] }, footer: ['back'], within: 'run' },
  pause: { commands: MENU, footer: MENU_FOOTER, within: 'run' },
  pausedHelp: {
    commands: { enter: ['enter'], back: [...LEAVE, '?'], ...READING },
    footer: ['enter', 'back'],
    within: 'run',
  },
  leaving: { commands: MENU, footer: MENU_FOOTER, within: 'run' },
  result: { commands: MENU, footer: MENU_FOOTER },
  debrief: { commands: { enter: ['enter'], back: LEAVE, ...READING }, footer: ['enter', 'back'] },
  stormPause: { commands: MENU, footer: MENU_FOOTER, within: 'run' },
  stormEnd: { commands: MENU, footer: MENU_FOOTER },
  ...EXAM_KEYMAP,
  ...CONTEST_KEYMAP,
} as const satisfies Readonly<Record<string, ContextKeys>>

/** A context by its name in the table. */
export type Context = keyof typeof KEYMAP

/** The commands of a context; of several, those of any. */
export type CommandOf<C extends Context> = C extends Context
  ? Extract<keyof (typeof KEYMAP)[C]['commands'], string>
  : never

/** What can be done from anywhere: through its key, and through the finder. The last two go through the terminal. */
export const EVERYWHERE = {
  find: [':', 'find'],
  help: ['?'],
  title: [],
  levels: [],
  drills: [],
  sandbox: [],
  progress: [],
  settings: [],
  howToPlay: [],
  suspend: ['suspend'],
  quit: ['interrupt'],
} as const satisfies ContextKeys['commands']

export type EverywhereCommand = keyof typeof EVERYWHERE
