import {
  bootMachine,
  KERNELS,
  MISCONCEPTION_IDS,
  type MisconceptionId,
  runInstruction,
} from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import {
  copyMachine,
  findSpace,
  type Instruction,
  liveProcesses,
  type Machine,
  type ProcessId,
  pageNamed,
  processName,
} from '../../machine/index.ts'
import { pagemapRows } from '../../workload/index.ts'
import { type Believed, offered } from './choices.ts'
import { type DetectiveQuestion, type Scenario, TOGETHER } from './question.ts'
import { topicOf } from './topics.ts'
import { Worlds } from './world.ts'

/** Files like /proc/PID/pagemap are Linux's. */
const KERNEL = 'linux'
const REGION = 'heap'

/** What /proc shows, whatever the frames are called: a frame's number says nothing of its age. */
function tableOf(machine: Machine): string {
  const names = new Map<number, number>()
  const rows = [...pagemapRows(machine)].map(({ process, region, page, present }) => {
    if (present === null) return [process, region, page]
    if (!names.has(present.pfn)) names.set(present.pfn, names.size)
    return [process, region, page, names.get(present.pfn), present.count, present.flags, present.exclusive]
  })
  return JSON.stringify(rows)
}

/** P1 with some pages, and a family of so many, everybody sharing them all. */
function drawFamily(draws: Draws, processes: number, pages: number): Instruction[] {
  const value = (): string => draws.among([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'])
  const stores = Array.from(
    { length: pages },
    (_, page): Instruction => ({ by: 1, do: 'store', region: REGION, page, value: value() }),
  )
  const forks = Array.from(
    { length: processes - 1 },
    (_, index): Instruction => ({ by: 1 + draws.below(index + 1), do: 'fork', child: index + 2 }),
  )
  const map: Instruction = {
    by: 1,
    do: 'map',
    region: REGION,
    kind: 'anon',
    share: 'private',
    pages,
    rights: 'rw',
  }
  return [map, ...stores, ...forks]
}

/** One or two of them store into the page, one after the other. */
function drawRun(draws: Draws, processes: number, page: number): Instruction[] {
  const order = Array.from({ length: processes }, (_, index) => index + 1)
  const writers = Array.from({ length: 1 + draws.below(2) }, () =>
    order.splice(draws.below(order.length), 1),
  ).flat()
  return writers.map(by => ({ by, do: 'store', region: REGION, page, value: 'Z' }))
}

/** All runs of that kind. */
function everyRun(processes: number, page: number): Instruction[][] {
  const ids = Array.from({ length: processes }, (_, index) => index + 1)
  const store = (by: number): Instruction => ({ by, do: 'store', region: REGION, page, value: 'Z' })
  return [
    [],
    ...ids.map(by => [store(by)]),
    ...ids.flatMap(one => ids.filter(other => other !== one).map(other => [store(one), store(other)])),
  ]
}

/** Whose page leads to another frame than before: P1+P3; `none` where nobody's does. */
function movedIn(before: Machine, after: Machine, page: number): string {
  const frameOf = (machine: Machine, id: ProcessId): number | undefined => {
    const space = findSpace(machine, id)
    return space?.pages[space === undefined ? 0 : pageNamed(space, REGION, page)]?.frame
  }
  const moved = liveProcesses(after).filter(({ id }) => frameOf(before, id) !== frameOf(after, id))
  return moved.length === 0 ? 'none' : moved.map(({ id }) => processName(id)).join(TOGETHER)
}

/** Whether another story with another answer leaves the same table. */
function isOpen(
  start: Machine,
  truth: Machine,
  stories: readonly (readonly Instruction[])[],
  page: number,
): boolean {
  const table = tableOf(truth)
  const right = movedIn(start, truth, page)
  return stories.some(story => {
    const machine = copyMachine(start)
    for (const instruction of story) runInstruction(machine, KERNELS[KERNEL], instruction)
    return movedIn(start, machine, page) !== right && tableOf(machine) === table
  })
}

/**
 * A table of what /proc shows, from which can be told whose page is a copy.
 * @param processes 3 or more: of two who store into a page the table does not tell which
 * @returns null where the table leaves it open, or where `target` would say what is right
 */
export function detectiveQuestion(
  draws: Draws,
  target: MisconceptionId,
  {
    processes,
    pages,
    frames,
  }: { readonly processes: number; readonly pages: number; readonly frames: number },
): DetectiveQuestion | null {
  const kernel = KERNELS[KERNEL]
  const setup = drawFamily(draws, processes, pages)
  const page = draws.below(pages)
  const run = drawRun(draws, processes, page)
  const start = bootMachine(kernel, frames)
  for (const instruction of setup) runInstruction(start, kernel, instruction)
  const worlds = new Worlds(start, kernel, run)
  const { truth } = worlds
  const taken = worlds.of(target)
  if (truth === null || taken === null || taken === truth) return null
  const right = movedIn(start, truth.machine, page)
  if (right === 'none' || movedIn(start, taken.machine, page) === right) return null
  const believed = MISCONCEPTION_IDS.flatMap((id): Believed[number][] => {
    const world = worlds.of(id)
    return world === null || world === truth ? [] : [[id, movedIn(start, world.machine, page)]]
  })
  const choices = offered(draws, right, believed, target)
  if (choices === null || choices.choices.length < 3) return null
  if (isOpen(start, truth.machine, everyRun(processes, page), page)) return null
  const scenario: Scenario = { kernel: KERNEL, frames, setup, run }
  return {
    kind: 'detective',
    topic: topicOf(target),
    target,
    scenario,
    clue: { of: 'copy', page },
    ...choices,
  }
}
