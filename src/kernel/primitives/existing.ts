import {
  type FrameNumber,
  frameName,
  type Machine,
  type ProcessId,
  processName,
} from '../../machine/index.ts'
import { type Applied, refused } from '../primitive.ts'

/** @returns the frame, or a refusal that says which frames there are. */
export function existingFrame(machine: Machine, number: FrameNumber) {
  return machine.frames[number] ?? refused(`There is no frame ${frameName(number)}.`)
}

/** @returns the process, or a refusal. */
export function existingProcess(machine: Machine, id: ProcessId) {
  return machine.processes[id] ?? refused(`There is no process ${processName(id)}.`)
}

/** @returns whether a lookup was refused. */
export const isRefusal = (found: object): found is Applied => 'ok' in found
