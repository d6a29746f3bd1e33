import { type ContextKeys, DOWN, LEAVE, MENU, MENU_FOOTER, MOVE, READING, UP } from '../keymap/binding.ts'

/** The contexts of a contest, a part of the game's table. */
export const CONTEST_KEYMAP = {
  contestStudent: {
    commands: { next: ['enter'], up: ['up'], down: ['down', 'tab'], erase: ['backspace'], leave: ['escape'] },
    footer: ['next', MOVE, 'leave'],
    typed: true,
    within: 'contest',
  },
  contestRules: {
    commands: { enter: ['enter'], back: LEAVE, ...READING },
    footer: ['enter', 'back'],
    within: 'contest',
  },
  contestList: {
    commands: {
      play: ['enter'],
      practise: ['p'],
      rules: ['r'],
      keep: ['s'],
      up: UP,
      down: DOWN,
      first: ['home'],
      last: ['end'],
      leave: LEAVE,
    },
    footer: ['play', MOVE, 'practise', 'rules', 'leave'],
    within: 'contest',
  },
  contestBrief: {
    commands: { enter: ['enter'], back: LEAVE, ...READING },
    footer: ['enter', 'back'],
    within: 'contest',
  },
  contestPause: { commands: MENU, footer: MENU_FOOTER, within: 'run' },
  contestResult: {
    commands: { enter: ['enter'], back: LEAVE, ...READING },
    footer: ['enter', 'back'],
    within: 'contest',
  },
  contestLeave: { commands: MENU, footer: MENU_FOOTER, within: 'contest' },
} as const satisfies Readonly<Record<string, ContextKeys>>
