import { MISCONCEPTIONS } from '../../kernel/index.ts'
import type { Level } from '../../level/index.ts'
import type { Row } from '../text.ts'
import { span } from '../text.ts'
import { clockText } from './header.ts'
import { headingRows, proseRows } from './prose.ts'

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

/** What a level says before its clock starts. */
export function briefRows(level: Level, kernelTitle: string, timed: boolean, width: number): Row[] {
  const clock = timed
    ? `Par ${clockText(level.par)}, limit ${clockText(level.limit)}. The clock stands while you read a verdict.`
    : 'Practice: no clock and no stars.'
  return [
    ...proseRows(level.brief, width),
    ...headingRows('Your traps'),
    [span(level.yours.map(kind => TRAPS[kind]).join(', '), 'text')],
    ...headingRows('The machine'),
    ...proseRows(`${kernelTitle}, ${level.frames} frames. ${clock}`, width, 'dim'),
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
