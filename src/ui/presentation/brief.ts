import { type Game, HELPS, type Help } from '../../game/index.ts'
import { misconceptionText } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Machine } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { Row } from '../text.ts'
import { hitting, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { clockText } from './header.ts'
import { machineHeight, machineRows } from './machine.ts'
import { headingRows, proseRows } from './prose.ts'

/** @returns the traps that are the player's, in words. */
export const yourTraps = ({ yours }: Pick<Level, 'yours'>): string =>
  texts().brief.list(yours.map(kind => texts().brief.traps[kind]))

/** @returns what help the player gets, and which the level suggests where that is another. */
export function helpSentence(help: Help, own: Help): string {
  const { helpMeans, suggests, helps } = texts().brief
  return texts().lists.sentences(helpMeans[help], help === own ? '' : suggests(helps[own]))
}

/** How much help there is, the one that is chosen marked. */
function helpChoiceRows(help: Help, own: Help, width: number): Row[] {
  const { helps } = texts().brief
  const choices = HELPS.flatMap(
    (choice, index): Row => [
      ...hitting(
        [
          span(`${index + 1} `, 'key', true),
          span(
            choice === help ? `[${helps[choice]}]` : ` ${helps[choice]} `,
            choice === help ? 'strong' : 'dim',
            choice === help,
          ),
        ],
        { key: String(index + 1) },
      ),
      span('  '),
    ],
  )
  return [choices, ...proseRows(helpSentence(help, own), width, 'dim')]
}

/** @returns what the clock does in a level. */
export function clockSentence({ level, timed, help }: Pick<Game, 'level' | 'timed' | 'help'>): string {
  const words = texts().brief
  if (!timed) return words.untimed
  if (help === 'watch') return words.watched
  return words.timed(clockText(level.par), clockText(level.limit))
}

/** The machine as the player will find it, in at most `height` rows. */
export function startRows(machine: Machine, theme: Theme, width: number, height: number): Row[] {
  const shown = { machine, previous: null, trap: null, target: null, focused: false, marks: [] }
  const rows = Math.min(height - 1, machineHeight(machine))
  return machineRows(shown, theme, width, rows, { title: texts().brief.atStart })
}

/** What a level says of itself before its clock starts: what happens, which traps, on which machine. */
export function levelRows(game: Game, width: number): Row[] {
  const { level, kernel } = game
  const words = texts().brief
  const machine = words.machineIs(kernel.title(), level.frames)
  return [
    ...proseRows(level.brief, width),
    ...headingRows(words.yourTraps),
    ...proseRows(yourTraps(level), width),
    ...headingRows(words.machine),
    ...proseRows(texts().lists.sentences(machine, clockSentence(game)), width, 'dim'),
  ]
}

/** The same, and how much help there is to choose from. */
export function briefRows(game: Game, width: number): Row[] {
  const { level, help } = game
  return [
    ...levelRows(game, width),
    ...(level.cpus === undefined
      ? [...headingRows(texts().brief.helpTitle), ...helpChoiceRows(help, level.help, width)]
      : []),
  ]
}

/** What a level says after its end: the debrief, the beliefs that it is about, and what shows it. */
export function debriefRows(level: Level, width: number): Row[] {
  const words = texts().brief
  return [
    ...proseRows(level.debrief, width),
    ...(level.misconceptions.length === 0 ? [] : headingRows(words.beliefs)),
    ...level.misconceptions.flatMap(id =>
      proseRows(words.belief(id, misconceptionText(id).belief, misconceptionText(id).truth), width),
    ),
    ...(level.evidence === null
      ? []
      : [...headingRows(words.evidence), ...proseRows(words.recorded(level.evidence), width, 'dim')]),
  ]
}
