import { KERNELS, type MisconceptionId } from '../../kernel/index.ts'
import {
  findSpace,
  type Instruction,
  liveProcesses,
  type Machine,
  type ProcessId,
  pageNamed,
  processName,
} from '../../machine/index.ts'
import { procRows } from './proc-table.ts'
import { type DetectiveQuestion, TOGETHER, UNTOLD } from './question.ts'
import { startOf } from './start.ts'
import { Worlds } from './world.ts'

/** The region that a detective is asked about. */
export const HEAP = 'heap'

/** The processes of a family, P1 first. */
export const family = (processes: number): ProcessId[] =>
  Array.from({ length: processes }, (_, index) => index + 1)

export const storeOf = (by: ProcessId, page: number): Instruction => ({
  by,
  do: 'store',
  region: HEAP,
  page,
  value: 'Z',
})

/** One or two of a family, in every order. */
export const oneOrTwo = (ids: readonly ProcessId[]): ProcessId[][] => [
  ...ids.map(id => [id]),
  ...ids.flatMap(one => ids.filter(other => other !== one).map(other => [one, other])),
]

/** P1+P3; `none` for nobody. */
const together = (ids: readonly ProcessId[]): string =>
  ids.length === 0
    ? 'none'
    : ids
        .toSorted((one, other) => one - other)
        .map(processName)
        .join(TOGETHER)

/** Whose page leads to another frame than before. */
export function movedIn(before: Machine, after: Machine, page: number): string {
  const frameOf = (machine: Machine, id: ProcessId): number | undefined => {
    const space = findSpace(machine, id)
    return space?.pages[space === undefined ? 0 : pageNamed(space, HEAP, page)]?.frame
  }
  const moved = liveProcesses(after).filter(({ id }) => frameOf(before, id) !== frameOf(after, id))
  return together(moved.map(({ id }) => id))
}

/** One way in which it may have happened, as far as is told, and what is then right. */
interface Possible {
  readonly run: readonly Instruction[]
  readonly answer: string
}

function possibleIn({ scenario, clue }: Pick<DetectiveQuestion, 'scenario' | 'clue'>): Possible[] {
  if (clue.of === 'forker')
    return family(clue.child - 1).map(by => ({
      run: scenario.run.map(one => (one.do === 'fork' && one.child === clue.child ? { ...one, by } : one)),
      answer: processName(by),
    }))
  const start = startOf(scenario)
  return oneOrTwo(liveProcesses(start).map(({ id }) => id)).map(way => {
    const run = way.map(by => storeOf(by, clue.page))
    const after = (): Machine => startOf({ ...scenario, run }, run.length)
    return { run, answer: clue.of === 'writer' ? together(way) : movedIn(start, after(), clue.page) }
  })
}

const tableOf = (machine: Machine): string => JSON.stringify(procRows(machine))

/** All the ways in which it may have happened, and what each leaves to see in /proc: to somebody who is right, and to others. */
export class Deduction {
  private readonly ways: readonly { readonly worlds: Worlds; readonly answer: string }[]
  private readonly seen: string

  constructor(question: Pick<DetectiveQuestion, 'scenario' | 'clue'>) {
    const { scenario } = question
    const start = startOf(scenario)
    this.ways = possibleIn(question).map(({ run, answer }) => ({
      worlds: new Worlds(start, KERNELS[scenario.kernel], run),
      answer,
    }))
    this.seen = tableOf(startOf(scenario, scenario.run.length))
  }

  /**
   * @param belief null: by who holds none
   * @returns the answers of all ways that leave what is seen
   */
  answers(belief: MisconceptionId | null): string[] {
    const fitting = this.ways.filter(({ worlds }) => {
      const world = belief === null ? worlds.truth : worlds.of(belief)
      // Of one who is told no nobody says that he stored.
      const done = world?.outcomes.every(({ result }) => result === null) ?? false
      return world !== null && done && tableOf(world.machine) === this.seen
    })
    return [...new Set(fitting.map(({ answer }) => answer))]
  }

  /** @returns what is concluded: `untold` where there are several answers, null where to who holds the belief there is none */
  by(belief: MisconceptionId | null): string | null {
    const [only = null, ...others] = this.answers(belief)
    return others.length > 0 ? UNTOLD : only
  }
}

/** @returns the answers that what is shown leaves open; none where it tells */
export function leftOpen(question: DetectiveQuestion): string[] {
  if (question.choices[question.right]?.answer !== UNTOLD) return []
  return new Deduction(question).answers(null)
}
