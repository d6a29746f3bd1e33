import {
  elapsedAt,
  LIVES,
  type Play,
  type Session,
  type Storm,
  stormPoints,
  TIERS,
  tierAt,
  type Worst,
  worstOf,
} from '../../game/index.ts'
import { KERNELS, type KernelName, misconceptionText, ruleText } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
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
  const words = texts().drill.header
  const roomy = width >= 76
  const clock: Row =
    left === null
      ? [span('  --:-- ', 'dim')]
      : [
          span(`  ${roomy ? words.left.before : ''}`, 'dim'),
          span(`${clockText(left + 999)} `, left <= SHORT_OF_TIME ? 'bad' : 'strong', true),
          ...(roomy ? [span(words.left.behind, 'dim')] : []),
        ]
  return sides(
    [
      ...(roomy ? [span('cowhand  ', 'accent')] : [span(' ')]),
      span(`${words.drill} ${game.level.kernel}`, 'strong'),
      span(` ${words.seed} ${game.seed}`, 'dim'),
    ],
    [
      span(`${words.tier} `, 'dim'),
      span(`${storm.tier + 1}`, 'strong'),
      span(`  ${words.lives} `, 'dim'),
      span(livesText(storm.lives, theme), storm.lives === 1 ? 'bad' : 'warn'),
      span(`  ${stormPoints(storm)}`, 'strong', true),
      span(
        lead === '' ? '' : ` ${roomy ? `${words.ghost} ` : ''}${lead}`,
        lead.startsWith('-') ? 'warn' : 'good',
      ),
      ...clock,
    ],
    width,
  )
}

/** What a storm is, and by which rules it goes. */
export function stormRows(kernel: KernelName, seed: number, width: number): Row[] {
  const first = tierAt(0)
  const words = texts().drill
  return [
    ...proseRows(words.storm(KERNELS[kernel].title(), seed), width),
    [],
    ...proseRows(words.rules(TIERS.length, first.processes, tierAt(TIERS.length).processes), width),
  ]
}

/** How a drill goes, before it starts. */
export function drillBriefRows(
  kernel: KernelName,
  seed: number,
  ghost: Ghost | null,
  best: number | null,
  width: number,
): Row[] {
  const words = texts().drill
  const than =
    ghost === null
      ? words.noRun
      : ghost.seed === seed
        ? words.bestHere(best ?? 0)
        : words.bestElsewhere(best ?? 0, ghost.seed)
  return [...stormRows(kernel, seed, width), [], ...proseRows(than, width, 'dim')]
}

function worstText(worst: Worst): string {
  const words = texts().drill
  switch (worst.of) {
    case 'belief': {
      const { belief, truth } = misconceptionText(worst.id)
      return words.worstBelief(worst.id, worst.times, belief, truth)
    }
    case 'rule':
      return words.worstRule(worst.id, worst.times, ruleText(worst.id).sentence)
    case 'verdict':
      return words.worstVerdict(worst.times, words.worst[worst.id])
  }
}

/** How the points stand to the best run before. */
function recordText(points: number, best: number | null, ghostSeed: number | null): string {
  const words = texts().drill
  if (best === null) return words.firstRun
  if (points > best) return words.newBest(best)
  return ghostSeed === null ? words.best(best) : words.bestOnSeed(best, ghostSeed)
}

/** What went wrong most in a storm, and how it ended. */
export function stormWorstRows({ play }: Pick<Session, 'play'>, width: number): Row[] {
  const words = texts().drill
  const worst = worstOf(play.handled)
  const last = play.handled.at(-1)
  return [
    [span(words.worstTitle, 'strong', true)],
    ...proseRows(worst === null ? words.allClean : worstText(worst), width),
    ...(last === undefined
      ? []
      : proseRows(words.last(last.text, texts().verdict.kinds[last.verdict.kind]), width, 'dim')),
  ]
}

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
  const words = texts().drill
  const points = stormPoints(storm)
  const clean = play.handled.filter(({ verdict }) => verdict.kind === 'clean').length
  const record = recordText(points, best, ghost === null || ghost.seed === game.seed ? null : ghost.seed)
  return [
    [
      span(`${words.tier(storm.tier + 1)}  `, 'warn', true),
      span(words.points(points), 'strong', true),
      span(`  ${words.traps(play.handled.length, clean)}`, 'dim'),
    ],
    [span(record, points > (best ?? 0) ? 'good' : 'dim')],
    [],
    ...stormWorstRows(session, width),
    [],
    [span(words.forFriend, 'strong', true)],
    [span(drillCommand(game.level.kernel, game.seed), 'accent')],
  ]
}
