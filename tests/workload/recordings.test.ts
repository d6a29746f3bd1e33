import { expect, test } from 'vitest'
import { KERNELS, runInstruction } from '../../src/kernel/index.ts'
import { createMachine, type Instruction } from '../../src/machine/index.ts'
import type { Trace } from '../../src/workload/index.ts'
import { type After, outcomeFields, pagesSeen, type StepOutcome } from '../../src/workload/observe.ts'
import { recording } from './recorded.ts'

/*
 * What xv6 shares with Linux, held against recordings of real processes on Linux 6.18: which pages share a frame
 * after a fork and after each COW store, how many page tables map it, who gets the copy, which stores fault, and what
 * everybody reads. The two part where xv6 has the page from sbrk on and Linux only from its first store on, so that
 * only pages that Linux has are compared, and no store that brings one in; and where a zombie keeps its memory on
 * xv6, so that its parent is made to wait.
 */
const LIKE_XV6 = [
  'first-write',
  'parent-writes-first',
  'multiple-forks',
  'grandchild-writes',
  'nested-forks',
  'parent-dies-first',
  'last-one-standing',
]

/** Runs the recorded instructions on a kernel; the parent of each that exits waits for it at once. */
function rerun(trace: Trace, kernel = KERNELS.xv6): StepOutcome[] {
  const machine = createMachine(64)
  const names = new Map<number, number>()
  return trace.steps.map(({ instruction }) => {
    const parent = machine.processes[instruction.by]?.parent ?? 0
    const outcome = runInstruction(machine, kernel, instruction)
    if (instruction.do === 'exit' && parent > 0) runInstruction(machine, kernel, { by: parent, do: 'wait' })
    return outcomeFields(instruction, outcome, pagesSeen(machine, names))
  })
}

/** A page of a run: its name, how many page tables map it, and the frame, as the pages that have had it so far. */
type Sharing = Record<string, { readonly maps: number; readonly frame: string }>

/** Renames each step's frames by the page that was first seen on it, so that the names of two runs can be compared. */
function sharing(steps: readonly After[], present: readonly Set<string>[]): Sharing[] {
  const firstSeen = new Map<number, string>()
  return steps.map((after, step) => {
    const seen: Sharing = {}
    for (const [key, page] of Object.entries(after)) {
      if (page === null || !('maps' in page) || !present[step]?.has(key)) continue
      const frame = firstSeen.get(page.frame) ?? `first ${key} of step ${step}`
      firstSeen.set(page.frame, frame)
      seen[key] = { maps: page.maps, frame }
    }
    return seen
  })
}

const presentIn = (after: After): Set<string> =>
  new Set(Object.keys(after).filter(key => after[key] !== null))

/** Whether Linux had the page already before the step, so that its store is a COW store or none. */
const broughtIn = (instruction: Instruction, before: After | undefined): boolean =>
  instruction.do === 'store' &&
  (before?.[`P${instruction.by}.${instruction.region}[${instruction.page}]`] ?? null) === null

const afterOf = (outcome: Partial<StepOutcome>): After => outcome.after ?? {}

test.each(LIKE_XV6)('xv6 shares, copies, faults and reads as Linux did: %s', name => {
  const trace = recording(name)
  const ran = rerun(trace)
  const recorded = trace.steps.map(step => step.recorded)
  const present = recorded.map(outcome => presentIn(afterOf(outcome)))
  expect(sharing(ran.map(afterOf), present)).toEqual(sharing(recorded.map(afterOf), present))
  const answers = (outcomes: readonly Partial<StepOutcome>[]) =>
    outcomes.map(({ faults, saw, result }, step) => {
      const instruction = trace.steps[step]?.instruction
      const before = recorded[step - 1]?.after
      return instruction !== undefined && broughtIn(instruction, before) ? { saw } : { faults, saw, result }
    })
  expect(answers(ran)).toEqual(answers(recorded))
})

test.each(LIKE_XV6)('a fork that copies everything does not share as Linux did: %s', name => {
  const trace = recording(name)
  const present = trace.steps.map(step => presentIn(afterOf(step.recorded)))
  const linux = sharing(
    trace.steps.map(step => afterOf(step.recorded)),
    present,
  )
  expect(sharing(rerun(trace, KERNELS.naive).map(afterOf), present)).not.toEqual(linux)
})
