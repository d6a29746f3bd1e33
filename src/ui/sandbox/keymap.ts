import { type ContextKeys, DOWN, LEAVE, LEFT, RIGHT, UP } from '../keymap/binding.ts'

/** A command by its title, or several side by side by a title of their own. */
export type SandboxFooterItem =
  | string
  | { readonly of: readonly string[]; readonly says: 'moments' | 'move' | 'look' }

interface SandboxKeys extends Pick<ContextKeys, 'commands' | 'typed'> {
  /** What the footer names, a list a row where all do not fit on one; `spare`: only where there is room. */
  readonly footer: readonly (readonly SandboxFooterItem[])[]
  readonly spare?: readonly SandboxFooterItem[]
}

const MOMENTS = { of: ['back', 'forth'], says: 'moments' } as const

/**
 * Every context of the sandbox and what its keys do there: dispatch, footers, help and tests come from here. What each
 * command is called stands in the catalogue, at `sandboxKeys`. A trap in hand has the play screen's own keys.
 */
export const SANDBOX_KEYMAP = {
  time: {
    commands: {
      type: ['i', 'P'],
      example: ['1', '2', '3'],
      step: ['enter'],
      run: [' ', 'r'],
      back: ['left'],
      forth: ['right'],
      lineBack: ['up'],
      lineForth: ['down'],
      tenBack: ['page-up'],
      tenForth: ['page-down'],
      first: ['home', '<'],
      last: ['end', '>'],
      hand: ['h'],
      giveUp: ['!'],
      story: ['e'],
      kernel: ['k'],
      moreFrames: ['+'],
      fewerFrames: ['-'],
      policy: ['v'],
      look: ['tab'],
      compare: ['c'],
      open: ['o'],
      save: ['s'],
      setup: ['m'],
      clear: ['x'],
      help: ['?'],
      leave: LEAVE,
    },
    footer: [
      ['type', 'step', 'run', 'hand', MOMENTS],
      ['kernel', 'compare', 'open', 'save', 'help', 'leave'],
    ],
    spare: ['story'],
  },
  look: {
    commands: { left: LEFT, up: UP, down: DOWN, right: RIGHT, back: ['tab', 'escape', 'enter'] },
    footer: [[{ of: ['left', 'up', 'down', 'right'], says: 'look' }, 'back']],
  },
  typing: {
    commands: { run: ['enter'], example: ['tab'], enough: ['escape'] },
    footer: [['run', 'example', 'enough']],
    typed: true,
  },
  asking: {
    commands: { take: ['enter'], enough: ['escape'] },
    footer: [['take', 'enough']],
    typed: true,
  },
  choosing: {
    commands: {
      up: [...UP, 'left'],
      down: [...DOWN, 'right'],
      tenUp: ['page-up'],
      tenDown: ['page-down'],
      first: ['home'],
      last: ['end'],
      choose: ['enter'],
      enough: LEAVE,
    },
    footer: [[{ of: ['up', 'down'], says: 'move' }, 'choose', 'enough']],
  },
  compare: {
    commands: {
      other: ['k', 'down', 'tab'],
      otherBack: ['up'],
      back: ['left'],
      forth: ['right'],
      leave: ['escape', 'enter', 'c', 'q'],
    },
    footer: [['other', MOMENTS, 'leave']],
  },
  losing: {
    commands: { go: ['y'], save: ['s'], no: ['escape', 'n'] },
    footer: [['go', 'save', 'no']],
  },
  question: { commands: { no: ['escape', 'n'] }, footer: [['no']] },
} as const satisfies Readonly<Record<string, SandboxKeys>>

export type SandboxContext = keyof typeof SANDBOX_KEYMAP

export type SandboxCommand<C extends SandboxContext> = C extends SandboxContext
  ? keyof (typeof SANDBOX_KEYMAP)[C]['commands']
  : never
