import type { Kernel } from '../kernel/index.ts'
import { copyMachine, type Instruction, type Machine } from '../machine/index.ts'
import { execute, type Onlooker, type Script } from './execute.ts'
import type { Hardware } from './hardware.ts'
import type { Problem } from './problem.ts'

/** A machine as it stands after a step of a script; `steps`: how many the script has. */
export type Stopped =
  | {
      readonly ok: true
      readonly machine: Machine
      /** 1-based; 0 where the script has none. */
      readonly step: number
      readonly steps: number
      readonly instruction: Instruction | null
    }
  | { readonly ok: false; readonly why: 'problems'; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly why: 'no such step'; readonly steps: number }

/**
 * Runs a script to its end, so that all that is wrong with it is told, and stops the picture at one step.
 * @param at the step, 1-based; null for the end
 */
export function stopAt(script: Script, kernel: Kernel, at: number | null, hardware?: Hardware): Stopped {
  const picture: { step: number; machine: Machine | null; instruction: Instruction | null } = {
    step: 0,
    machine: null,
    instruction: null,
  }
  const onlooker: Onlooker = {
    ran: (instruction, _, running) => {
      picture.step += 1
      if (at === null || picture.step <= at) picture.instruction = instruction
      if (picture.step === at) picture.machine = copyMachine(running)
    },
  }
  const { machine, steps, problems } = execute(script, kernel, onlooker, hardware)
  const { instruction } = picture
  if (problems.length > 0) return { ok: false, why: 'problems', problems }
  if (at === null) return { ok: true, machine, step: steps, steps, instruction }
  if (picture.machine === null) return { ok: false, why: 'no such step', steps }
  return { ok: true, machine: picture.machine, step: at, steps, instruction }
}
