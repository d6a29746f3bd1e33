import { type BeliefCount, type Grading, metIn, type TrapCount, wrongIn } from '../../game/contest/index.ts'
import { misconceptionText } from '../../kernel/index.ts'
import { widthOf } from '../../ui/text.ts'
import { clockOf, counted, NOT_PROVED, orderText, PROVED } from './words.ts'

const MOST_TRAPS = 8
const MOST_BELIEFS = 8

/** Rows whose cells are as wide as their widest, numbers to the right; the last column ends where it ends. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))))
  return rows.map(row =>
    row
      .map((cell, column) =>
        column === row.length - 1
          ? cell
          : ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))) + cell,
      )
      .join('  ')
      .trimEnd(),
  )
}

/** The name stands last: letters that are written from right to left then move no column. */
function placeRows({ placed, mostInAll, contest }: Grading): string[] {
  const of = mostInAll === null ? '' : ` of ${mostInAll}`
  return aligned([
    ['place', `points${of}`, 'levels', 'wasted', 'time*', 'name'],
    ...placed.map(({ place, points, levels, wasted, elapsed, student }) => [
      `${place}.`,
      String(points),
      `${levels}/${contest.levels.length}`,
      String(wasted),
      clockOf(elapsed),
      student.name,
    ]),
  ])
}

/** @returns the traps that most went wrong in, by share; none where all was well */
export const worstTraps = ({ traps }: Grading, most: number): TrapCount[] =>
  traps
    .filter(trap => wrongIn(trap) > 0)
    .toSorted((one, other) => wrongIn(other) * metIn(one) - wrongIn(one) * metIn(other))
    .slice(0, most)

const beliefsText = (beliefs: readonly BeliefCount[]): string =>
  beliefs
    .slice(0, 3)
    .map(({ belief, students }) => `${belief} (${students})`)
    .join(' ')

function faultRows(grading: Grading): string[] {
  const worst = worstTraps(grading, MOST_TRAPS)
  if (worst.length === 0) return ['Every trap was handled as it should be, by everybody.']
  const traps = worst.map(trap => [
    `  ${wrongIn(trap)} of ${metIn(trap)}`,
    `${grading.contest.levels[trap.level]?.level ?? ''}: ${trap.text}${trap.beliefs.length === 0 ? '' : `  ${beliefsText(trap.beliefs)}`}`,
  ])
  const held = grading.beliefs.slice(0, MOST_BELIEFS)
  const beliefs = aligned(
    held.flatMap(({ belief, students }) => [
      [`  ${students}`, `${belief}: ${misconceptionText(belief).belief}`],
      ['', `in truth: ${misconceptionText(belief).truth}`],
    ]),
  )
  return [
    'Where the class went wrong',
    ...aligned(traps),
    ...(beliefs.length === 0 ? [] : ['', 'What was believed, by how many', ...beliefs]),
  ]
}

const noticeRows = ({ notices, absent, strangers }: Grading): string[] => [
  ...(strangers.length === 0
    ? []
    : [
        '',
        'Not on the roster, and without a place',
        ...strangers.map(one => `  ${one.points} points  ${one.student.name} (${one.file})`),
      ]),
  ...(absent.length === 0
    ? []
    : ['', `${counted(absent.length, 'student')} on the roster handed nothing in.`]),
  ...(notices.length === 0
    ? []
    : [
        '',
        `To look at (${notices.length})`,
        ...notices.map(
          ({ file, student, reason }) => `  ${file}${student === null ? '' : ` (${student})`}: ${reason}`,
        ),
      ]),
]

/**
 * The board as a terminal shows it, which may wrap a line: nothing of it is cut.
 * @returns its lines: places, where the class went wrong, what to look at, and what of it is proved
 */
export function boardLines(grading: Grading): string[] {
  const { contest, placed, files } = grading
  return [
    `${contest.title}: ${counted(files, 'file')}, ${counted(placed.length, 'place')}, ${counted(contest.levels.length, 'level')}`,
    '',
    ...placeRows(grading),
    '',
    ...(placed.length === 0 ? [] : faultRows(grading)),
    ...noticeRows(grading),
    '',
    orderText(contest.rules.ties),
    PROVED,
    `* ${NOT_PROVED}`,
  ]
}
