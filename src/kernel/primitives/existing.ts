import {
  type Frame,
  type FrameNumber,
  findFrame,
  findSpace,
  frameName,
  type Machine,
  type Process,
  type ProcessId,
  processName,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Applied, type PrimitiveName, panic, refused } from '../primitive.ts'

/** @returns the frame, or a refusal. */
export function existingFrame(machine: Machine, number: FrameNumber): Frame | Applied {
  return findFrame(machine, number) ?? refused(texts().refusals.noFrame(frameName(number)))
}

/** @returns a frame whose content the kernel may change, or why not: the zero frame is nobody's to write, and the kernel stops. */
export function writableFrame(machine: Machine, number: FrameNumber, verb: PrimitiveName): Frame | Applied {
  const found = existingFrame(machine, number)
  return number === ZERO_FRAME && !isRefusal(found) ? panic(texts().refusals.panics.zeroWritten(verb)) : found
}

const noProcess = (id: ProcessId): Applied => refused(texts().refusals.noProcess(processName(id)))

/** @returns the process, or a refusal. */
export function existingProcess(machine: Machine, id: ProcessId): Process | Applied {
  return machine.processes[id] ?? noProcess(id)
}

/** @returns the process whose address space this one uses, or a refusal. */
export function existingSpace(machine: Machine, id: ProcessId): Process | Applied {
  return findSpace(machine, id) ?? noProcess(id)
}

/** @returns whether a lookup was refused. */
export const isRefusal = (found: object): found is Applied => 'ok' in found
