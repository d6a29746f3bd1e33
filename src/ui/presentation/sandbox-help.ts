import { type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { helpRows } from './help.ts'
import { headingRows, proseRows } from './prose.ts'

const INTRO = `A machine to try things on. Type instructions one by one, or open a program; step through it or run it; go back and forth in time. Each event is a moment: an attempt at an instruction, a trap, a step of yours, an answer.

By hand, the machine goes on from what you leave, right or wrong. What a mistake leads to is shown where it surfaces, with the step that it comes from: memory that changes under somebody, frames that are never freed or freed too soon, a kernel that panics.

To do something otherwise, go back in time and go on from there: what came after goes, and you are asked first.`

const KEYS: readonly (readonly [key: string, what: string])[] = [
  ['i :', 'Type a line. It runs at once, and the next can be typed. P begins one too.'],
  ['Enter', 'Go on by one event; at a trap that is yours, take it in hand.'],
  [
    'Space',
    'Run to the end, to the next trap that is yours, or to where a mistake comes to light. r does the same.',
  ],
  ['←→', 'One moment back or forth. ↑↓ go by lines, PgUp and PgDn by ten, Home and End to the ends.'],
  ['h', 'Who handles the traps: you by hand, or the reference.'],
  ['!', 'Let the reference handle the trap in view, from its beginning.'],
  ['e', 'Everything that there is to say of the moment, the mistakes so far, and all that happened.'],
  ['k', 'Another kernel: the program runs again on it.'],
  ['+ -', 'A frame more, or one fewer: the program runs again.'],
  ['v', 'The overcommit policy of linux and eager.'],
  ['Tab', 'Move a cursor over the machine, to see what does not fit the screen.'],
  ['c', 'Compare: the same program on another kernel, both machines and what they cost.'],
  ['o', "Open: a file, a sample, or a level's program."],
  ['s', 'Save as a level that check accepts. Nothing is overwritten.'],
  ['m', 'The lines up to here are the setup of that level; once more, and they are not.'],
  ['x', 'Clear: an empty machine.'],
  ['Esc', 'Leave. In a trap in hand: back to time.'],
]

const MARKS = (theme: Theme): string =>
  `On the line of time a dot is an event, T a trap, s a step of yours, ${theme.glyphs.yes} a return that was right, ${theme.glyphs.no} one that was not, - a line that could not run, ! something that surfaced. The moment in view is in brackets.`

/** The sandbox's help: its own keys, then those of a trap in hand. */
export function sandboxHelpRows(theme: Theme, width: number): Row[] {
  const key = ([name, what]: readonly [string, string]): Row[] =>
    wrap(what, width - 9).map((line, index) => [
      span(` ${(index === 0 ? name : '').padEnd(6)} `, 'key', true),
      span(line, 'text'),
    ])
  return [
    ...proseRows(INTRO, width),
    ...headingRows('Keys'),
    ...KEYS.flatMap(key),
    ...headingRows('The line of time'),
    ...proseRows(MARKS(theme), width),
    ...headingRows('A trap in hand'),
    ...helpRows(theme, width),
  ]
}
