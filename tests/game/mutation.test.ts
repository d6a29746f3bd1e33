import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceFor } from '../../src/game/judge.ts'
import type { OpenTrap } from '../../src/game/play.ts'
import { apply, KERNELS, type MisconceptionId, type Primitive } from '../../src/kernel/index.ts'
import {
  cachedFrame,
  copyMachine,
  findSpace,
  type Machine,
  processesOf,
  regionAt,
} from '../../src/machine/index.ts'
import { boots, programFrom, wishes } from '../random-program.ts'
import { chooser } from './safe-order.ts'
import { LINUX_STORY } from './scenes-linux.ts'
import { atFirstTrap, gameOf, gameOfLines, handle, must } from './stage.ts'

/** A handler that is wrong in one place: a step left out, done twice, or done at another time. */
function mutated(steps: readonly Primitive[], choose: (choices: number) => number): Primitive[] {
  const body = steps.filter(step => step.do !== 'return')
  const back = steps.slice(body.length)
  const at = choose(Math.max(1, body.length))
  const [step] = body.slice(at, at + 1)
  if (step === undefined) return [...steps]
  const rest = [...body.slice(0, at), ...body.slice(at + 1)]
  const to = choose(rest.length + 1)
  const kind = choose(3)
  if (kind === 0) return [...rest, ...back]
  return [...(kind === 1 ? body : rest).toSpliced(to, 0, step), ...back]
}

const isStale = ({ pages, tlb }: { pages: Machine['processes'][number]['pages']; tlb: typeof pages }) =>
  Object.entries(tlb).some(([page, entry]) => {
    const pte = pages[Number(page)]
    return pte?.frame !== entry.frame || (entry.w && !pte.w) || (entry.x && !pte.x)
  })

/** Whether a TLB led, or leads in the end, where its page table does not: at a put to the frame that was put. */
function leavesTlbBehind({ before }: OpenTrap, steps: readonly Primitive[]): boolean {
  const machine = copyMachine(before)
  const atPut = steps.some(step => {
    apply(machine, step)
    if (step.do !== 'put') return false
    return processesOf(machine).some(({ pages, tlb }) =>
      Object.entries(tlb).some(
        ([page, { frame }]) => frame === step.frame && pages[Number(page)]?.frame !== frame,
      ),
    )
  })
  return atPut || processesOf(machine).some(isStale)
}

function after({ before }: OpenTrap, steps: readonly Primitive[]): Machine {
  const machine = copyMachine(before)
  for (const step of steps) apply(machine, step)
  return machine
}

/** Whether nothing of it is refused; after a panic nothing is asked any more. */
function canBe({ before }: OpenTrap, steps: readonly Primitive[]): boolean {
  const machine = copyMachine(before)
  for (const step of steps) {
    const applied = apply(machine, step)
    if (!applied.ok) return applied.kind === 'panic'
  }
  return true
}

/** Whether a parent has W on a frame that its new child maps without it. */
function parentAloneWrites(open: OpenTrap, steps: readonly Primitive[]): boolean {
  const { trap } = open
  if (trap.kind !== 'fork') return false
  const machine = after(open, steps)
  const parent = findSpace(machine, trap.by)?.pages ?? {}
  return Object.values(machine.processes[trap.child]?.pages ?? {}).some(
    ({ frame, w }) => !w && Object.values(parent).some(pte => pte.frame === frame && pte.w),
  )
}

function mistreatsShared(open: OpenTrap, steps: readonly Primitive[]): boolean {
  const machine = after(open, steps)
  return processesOf(machine).some(({ pages, regions }) =>
    Object.entries(pages).some(([page, pte]) => {
      const region = regionAt(regions, Number(page))
      if (region?.share !== 'shared') return false
      return pte.cow || cachedFrame(machine.demand?.cache, region, Number(page)) !== pte.frame
    }),
  )
}

const does = (steps: readonly Primitive[], ...verbs: Primitive['do'][]): boolean =>
  steps.some(step => verbs.includes(step.do))

/** What must at least be so for a belief to be named. A belief without a line here is not named at all. */
const CONDITIONS: Readonly<
  Partial<Record<MisconceptionId, (open: OpenTrap, steps: readonly Primitive[]) => boolean>>
> = {
  M4: ({ trap }, steps) => trap.kind === 'store-page-fault' && does(steps, 'permit'),
  M11: parentAloneWrites,
  M12: leavesTlbBehind,
  M14: ({ trap }) => ['exit', 'exec', 'wait'].includes(trap.kind),
  M16: ({ trap }, steps) => trap.kind === 'exec' && does(steps, 'permit'),
  M17: ({ trap, before }, steps) =>
    trap.kind === 'vfork'
      ? !does(steps, 'suspend')
      : findSpace(before, trap.by)?.id !== trap.by && does(steps, 'unmap', 'put'),
  M18: mistreatsShared,
  M19: ({ trap }, steps) => trap.kind === 'load-page-fault' && does(steps, 'alloc'),
}

test.each(['linux', 'eager'] as const)(
  'on %s a handler that is wrong in one place is judged, and accused of no belief that it does not show',
  name => {
    const kernel = KERNELS[name]
    const kinds = new Set<string>()
    fc.assert(
      fc.property(wishes(60), fc.integer(), boots, (list, seed, { frames, overcommit }) => {
        const program = programFrom(list, kernel, frames, overcommit)
        const game = gameOf({ kernel: name, frames, overcommit, program })
        const choose = chooser(seed)
        const play = atFirstTrap(game)
        for (let open = play.trap; open !== null; open = play.trap) {
          const { trap, before } = open
          const reference = referenceFor({ kernel, trap, before, ideal: play.ideal })
          const steps = mutated(reference.steps, choose)
          // What cannot exist is refused, and leaves no verdict: such a player is shown what would be right.
          if (!canBe(open, steps)) {
            must(play, game, { do: 'give-up', at: 0 })
            must(play, game, { do: 'next', at: 0 })
            if (play.trap !== null) must(play, game, { do: 'trap', at: 0 })
            continue
          }
          const verdict = handle(play, game, steps)
          kinds.add(verdict.kind)
          const unfounded = verdict.misconceptions.filter(id => !CONDITIONS[id]?.(open, steps))
          expect({ unfounded, steps, trap }).toEqual({ unfounded: [], steps, trap })
        }
        expect(play.phase).toBe('result')
      }),
      { numRuns: 200 },
    )
    expect([...kinds]).toEqual(
      expect.arrayContaining(['clean', 'wasteful', 'different', 'unsafe', 'wrong', 'refault']),
    )
  },
)

test('the story of the random plays comes to every kind of trap that linux has', () => {
  const game = gameOfLines(LINUX_STORY, { kernel: 'linux', frames: 12 })
  const play = atFirstTrap(game)
  const met = new Set<string>()
  while (play.trap !== null) {
    const { trap, before } = play.trap
    met.add(trap.kind)
    const { steps } = referenceFor({ kernel: game.kernel, trap, before, ideal: play.ideal })
    expect(handle(play, game, steps).kind).toBe('clean')
  }
  expect([...met].toSorted()).toEqual(Object.keys(game.kernel.handlers).toSorted())
})
