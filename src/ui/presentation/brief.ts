import { type Game, HELPS, type Help } from '../../game/index.ts'
import { MISCONCEPTIONS } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Row } from '../text.ts'
import { span } from '../text.ts'
import { clockText } from './header.ts'
import { headingRows, proseRows } from './prose.ts'

const TRAP_WORDS: Readonly<Record<Level['yours'][number], string>> = {
  'store-page-fault': 'store page faults',
  'load-page-fault': 'load page faults',
  fork: 'fork',
  read: 'read',
  write: 'write',
  exec: 'exec',
  exit: 'exit',
  wait: 'wait',
  sbrk: 'sbrk',
  unmap: 'sbrk of fewer pages',
  vfork: 'vfork',
  mmap: 'mmap',
  munmap: 'munmap',
  mprotect: 'mprotect',
  madvise: 'madvise',
}

/** @returns the traps that are the player's, in words. */
export const yourTraps = ({ yours }: Pick<Level, 'yours'>): string =>
  yours.map(kind => TRAP_WORDS[kind]).join(', ')

const HELP_WORDS: Readonly<Record<Help, string>> = {
  watch: 'The reference handler does it, one key a step, each step explained. No stars.',
  finish: 'The reference handler begins, and you do its last step. No stars.',
  order: 'The steps are on cards: put them in a safe order. Later some of them are not needed.',
  solo: 'All by yourself.',
}

/** @returns what help the player gets, and which the level suggests where that is another. */
export const helpSentence = (help: Help, own: Help): string =>
  `${HELP_WORDS[help]}${help === own ? '' : ` This level suggests ${own}.`}`

/** How much help there is, the one that is chosen marked. */
function helpChoiceRows(help: Help, own: Help, width: number): Row[] {
  const choices = HELPS.flatMap(
    (choice, index): Row => [
      span(`${index + 1} `, 'key', true),
      span(
        choice === help ? `[${choice}]` : ` ${choice} `,
        choice === help ? 'strong' : 'dim',
        choice === help,
      ),
      span('  '),
    ],
  )
  return [choices, ...proseRows(helpSentence(help, own), width, 'dim')]
}

/** @returns what the clock does in a level. */
export function clockSentence({ level, timed, help }: Pick<Game, 'level' | 'timed' | 'help'>): string {
  if (!timed) return 'Practice: no clock and no stars.'
  if (help === 'watch') return 'Nobody looks at the clock while you watch.'
  return `Par ${clockText(level.par)}, limit ${clockText(level.limit)}. The clock stands while you read a verdict.`
}

/** What a level says before its clock starts. */
export function briefRows(game: Game, width: number): Row[] {
  const { level, kernel, help } = game
  return [
    ...proseRows(level.brief, width),
    ...headingRows('Your traps'),
    [span(yourTraps(level), 'text')],
    ...headingRows('The machine'),
    ...proseRows(`${kernel.title}, ${level.frames} frames. ${clockSentence(game)}`, width, 'dim'),
    ...(level.cpus === undefined ? [...headingRows('Help'), ...helpChoiceRows(help, level.help, width)] : []),
  ]
}

/** What a level says after its end: the debrief, the beliefs that it is about, and what shows it. */
export function debriefRows(level: Level, width: number): Row[] {
  return [
    ...proseRows(level.debrief, width),
    ...(level.misconceptions.length === 0 ? [] : headingRows('What many believe')),
    ...level.misconceptions.flatMap(id =>
      proseRows(`${id}: ${MISCONCEPTIONS[id].belief}. So it is: ${MISCONCEPTIONS[id].truth}.`, width),
    ),
    ...(level.evidence === null
      ? []
      : [
          ...headingRows('Evidence'),
          ...proseRows(`Recorded on a real Linux kernel: ${level.evidence}.`, width, 'dim'),
        ]),
  ]
}
