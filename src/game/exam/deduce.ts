import type { Kernel, MisconceptionId } from '../../kernel/index.ts'
import type { Instruction, Machine } from '../../machine/index.ts'
import { procRows } from './proc-table.ts'
import { UNTOLD } from './question.ts'
import { Worlds } from './world.ts'

/** One way in which it may have happened, and what is then right. */
export interface Possible {
  readonly run: readonly Instruction[]
  readonly answer: string
}

/** All the ways in which it may have happened, and what each leaves to see in /proc: to somebody who is right, and to others. */
export class Deduction {
  private readonly ways: readonly { readonly worlds: Worlds; readonly answer: string }[]
  private readonly seen: string

  /**
   * @param start the machine before; it stays as it is
   * @param happened what really happened: it leaves what is seen
   */
  constructor(start: Machine, kernel: Kernel, possible: readonly Possible[], happened: Machine) {
    this.ways = possible.map(({ run, answer }) => ({ worlds: new Worlds(start, kernel, run), answer }))
    this.seen = tableOf(happened)
  }

  /**
   * @param belief null: by who holds none
   * @returns what is concluded from what is seen; `untold` where ways with different answers leave it, null where to
   * who holds the belief none does
   */
  by(belief: MisconceptionId | null): string | null {
    const fitting = this.ways.filter(({ worlds }) => {
      const world = belief === null ? worlds.truth : worlds.of(belief)
      // Of one who is told no nobody says that he stored.
      const done = world?.outcomes.every(({ result }) => result === null) ?? false
      return world !== null && done && tableOf(world.machine) === this.seen
    })
    const answers = new Set(fitting.map(({ answer }) => answer))
    const [only = null] = answers
    return answers.size > 1 ? UNTOLD : only
  }
}

const tableOf = (machine: Machine): string => JSON.stringify(procRows(machine))
