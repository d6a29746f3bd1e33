import { type Game, HELPS, type Help, type Session } from '../../game/index.ts'
import { MISCONCEPTIONS } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Row } from '../text.ts'
import { span } from '../text.ts'
import { clockText } from './header.ts'
import { headingRows, proseRows } from './prose.ts'
import { handledRows } from './result.ts'

const TRAPS: Readonly<Record<Level['yours'][number], string>> = {
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

const HELP_WORDS: Readonly<Record<Help, string>> = {
  watch: 'The reference handler does it, one key a step, each step explained. No stars.',
  finish: 'The reference handler begins, and you do its last step. No stars.',
  order: 'The steps are on cards: put them in a safe order. Later some of them are not needed.',
  solo: 'All by yourself.',
}

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
  const words = `${HELP_WORDS[help]}${help === own ? '' : ` This level suggests ${own}.`}`
  return [choices, ...proseRows(words, width, 'dim')]
}

function clockSentence({ level, timed, help }: Pick<Game, 'level' | 'timed' | 'help'>): string {
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
    [span(level.yours.map(kind => TRAPS[kind]).join(', '), 'text')],
    ...headingRows('The machine'),
    ...proseRows(`${kernel.title}, ${level.frames} frames. ${clockSentence(game)}`, width, 'dim'),
    ...(level.cpus === undefined ? [...headingRows('Help'), ...helpChoiceRows(help, level.help, width)] : []),
  ]
}

/** What a level says after its end: the debrief, the beliefs that it is about, what shows it, and the player's traps. */
export function debriefRows(session: Session, width: number): Row[] {
  const { level } = session.game
  const traps = handledRows(session, width)
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
    ...(traps.length === 0 ? [] : [...headingRows('Your traps'), ...traps]),
  ]
}
