import {
  elapsedAt,
  LIVES,
  type Play,
  type Session,
  type Storm,
  stormPoints,
  TIERS,
  tierAt,
  type VerdictKind,
  type Worst,
  worstOf,
} from '../../game/index.ts'
import { KERNELS, type KernelName, MISCONCEPTIONS, RULES } from '../../kernel/index.ts'
import type { Ghost } from '../play/view.ts'
import { type Row, sides, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { clockText } from './header.ts'
import { proseRows } from './prose.ts'

/** @returns the words that let somebody else play the same storm. */
export const drillCommand = (kernel: string, seed: number): string =>
  `cowhand drill --seed ${seed} --kernel ${kernel}`

const livesText = (lives: number, theme: Theme): string =>
  `${lives} ${theme.glyphs.dot.repeat(lives)}${' '.repeat(LIVES - lives)}`

/** How far the player is before his ghost, at as many traps. */
export function leadText({ pace }: Storm, ghost: Ghost | null): string {
  const traps = pace.length
  const then = ghost?.pace[Math.min(traps, ghost.pace.length) - 1]
  if (ghost === null || traps === 0 || then === undefined) return ''
  const lead = (pace.at(-1) ?? 0) - then
  return lead >= 0 ? `+${lead}` : String(lead)
}

/** The time that is left for the trap at hand; null where none is. */
function timeLeft(play: Play, at: number): number | null {
  const due = play.trap?.due ?? null
  return due === null ? null : Math.max(0, due - elapsedAt(play.clock, at))
}

const SHORT_OF_TIME = 5000

/** Kernel and seed, tier, lives, points against the ghost, and the time that is left: the line that the clock changes. */
export function stormHeaderRow(
  { game, play }: Session,
  storm: Storm,
  ghost: Ghost | null,
  at: number,
  width: number,
  theme: Theme,
): Row {
  const left = timeLeft(play, at)
  const lead = leadText(storm, ghost)
  const roomy = width >= 76
  const clock: Row =
    left === null
      ? [span('  --:-- ', 'dim')]
      : [
          span(`  ${clockText(left + 999)} `, left <= SHORT_OF_TIME ? 'bad' : 'strong', true),
          ...(roomy ? [span('left ', 'dim')] : []),
        ]
  return sides(
    [
      ...(roomy ? [span('cowhand  ', 'accent')] : [span(' ')]),
      span(`drill ${game.level.kernel}`, 'strong'),
      span(` seed ${game.seed}`, 'dim'),
    ],
    [
      span('tier ', 'dim'),
      span(`${storm.tier + 1}`, 'strong'),
      span('  lives ', 'dim'),
      span(livesText(storm.lives, theme), storm.lives === 1 ? 'bad' : 'warn'),
      span(`  ${stormPoints(storm)}`, 'strong', true),
      span(lead === '' ? '' : ` ${roomy ? 'ghost ' : ''}${lead}`, lead.startsWith('-') ? 'warn' : 'good'),
      ...clock,
    ],
    width,
  )
}

/** How a drill goes, before it starts. */
export function drillBriefRows(
  kernel: KernelName,
  seed: number,
  ghost: Ghost | null,
  best: number | null,
  width: number,
): Row[] {
  const first = tierAt(0)
  const than =
    ghost === null
      ? 'You have no run on this kernel yet.'
      : ghost.seed === seed
        ? `Your best on this seed is ${best} points; its pace runs beside you as your ghost.`
        : `Your best on this kernel is ${best} points, on seed ${ghost.seed}; its pace runs beside you as your ghost.`
  return [
    ...proseRows(
      `A storm of traps on ${KERNELS[kernel].title}, made from seed ${seed}. The same seed makes the same storm for everybody.`,
      width,
    ),
    [],
    ...proseRows(
      `The third trap that goes wrong, or takes too long, ends it. Points count times the tier. ${TIERS.length} tiers: they begin with store and load faults of ${first.processes} processes, and come to fork, system calls and up to ${tierAt(TIERS.length).processes} processes, with ever less time. No hints here; the clock stands while you read a verdict.`,
      width,
    ),
    [],
    ...proseRows(than, width, 'dim'),
  ]
}

const KIND_WORDS: Readonly<Record<VerdictKind, string>> = {
  clean: 'nothing',
  wasteful: 'needless steps',
  different: 'another state than this kernel leaves',
  unsafe: 'steps that were not safe on the way',
  wrong: 'a kernel that stood still',
  refault: 'instructions that trapped again',
  shown: 'traps that were given up',
  late: 'time that ran out',
}

function worstText(worst: Worst): string {
  const often = worst.times === 1 ? 'once' : `${worst.times} times`
  switch (worst.of) {
    case 'belief': {
      const { belief, truth } = MISCONCEPTIONS[worst.id]
      return `${worst.id}, ${often}: ${belief}. So it is: ${truth}.`
    }
    case 'rule':
      return `Rule ${worst.id}, ${often}: ${RULES[worst.id].sentence}`
    case 'verdict':
      return `${often}: ${KIND_WORDS[worst.id]}.`
  }
}

const count = (times: number, what: string): string => `${times} ${what}${times === 1 ? '' : 's'}`

/** What a drill came to: tier and points, what went wrong most, and the line for a friend. */
export function drillEndRows(
  session: Session,
  ghost: Ghost | null,
  best: number | null,
  width: number,
): Row[] {
  const { play, game } = session
  const { storm } = play
  if (storm === null) return []
  const points = stormPoints(storm)
  const worst = worstOf(play.handled)
  const clean = play.handled.filter(({ verdict }) => verdict.kind === 'clean').length
  const record =
    best === null
      ? 'Your first run on this kernel.'
      : points > best
        ? `A new best: ${best} before.`
        : `Your best${ghost === null || ghost.seed === game.seed ? '' : `, on seed ${ghost.seed}`}: ${best}.`
  const last = play.handled.at(-1)
  return [
    [
      span(`Tier ${storm.tier + 1}  `, 'warn', true),
      span(count(points, 'point'), 'strong', true),
      span(`  ${count(play.handled.length, 'trap')}, ${clean} of them clean`, 'dim'),
    ],
    [span(record, points > (best ?? 0) ? 'good' : 'dim')],
    [],
    [span('What went wrong most', 'strong', true)],
    ...proseRows(worst === null ? 'Nothing: every trap was clean.' : worstText(worst), width),
    ...(last === undefined
      ? []
      : proseRows(`The last trap: ${last.text}, ${last.verdict.kind}.`, width, 'dim')),
    [],
    [span('The same storm, for a friend', 'strong', true)],
    [span(drillCommand(game.level.kernel, game.seed), 'accent')],
  ]
}
