import { owedAt } from '../../kernel/ideal.ts'
import { explain, type Ideal, type Outcome } from '../../kernel/index.ts'
import {
  type Content,
  contentName,
  type FrameNumber,
  findSpace,
  type Instruction,
  type Machine,
  mayWrite,
  type Page,
  type Process,
  type ProcessId,
  pageName,
  processName,
  regionAt,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { actionText } from '../../workload/index.ts'
import { originsOf, type Subject } from './ledger.ts'
import type { Broken, Symptom } from './moment.ts'
import { type Known, symptom } from './symptom.ts'

const quoted = (content: Content): string =>
  content === null ? texts().sandboxSymptoms.junk : `'${contentName(content)}'`

/** The first page on which a process meets the machine for an instruction, and all that it is about. */
interface Access {
  readonly space: Process
  readonly pages: readonly Page[]
  readonly store: boolean
}

/** @returns what memory an instruction is about; null where it is about none, or its region is gone. */
export function accessOf(machine: Machine, instruction: Instruction): Access | null {
  if (!('page' in instruction) || instruction.do === 'dontneed') return null
  const space = findSpace(machine, instruction.by)
  const region = space?.regions.find(({ name }) => name === instruction.region)
  if (space === undefined || region === undefined) return null
  const store = instruction.do === 'store' || instruction.do === 'read'
  const length = instruction.do === 'read' ? instruction.value.length : 1
  const first = region.start + instruction.page
  return { space, pages: Array.from({ length }, (_, index) => first + index), store }
}

const framesAt = ({ pages, tlb }: Process, page: Page): FrameNumber[] =>
  [pages[page]?.frame, tlb[page]?.frame]
    .filter(frame => frame !== undefined)
    .filter(frame => frame !== ZERO_FRAME)

const aboutPage = (space: Process, page: Page): Subject => ({
  process: space.id,
  page,
  frames: framesAt(space, page),
})

/** A load, or a write(2), that found another value than the ideal memory owes. */
export function misread(
  machine: Machine,
  ideal: Ideal,
  instruction: Instruction,
  saw: Content,
  known: Known,
): Symptom[] {
  const access = accessOf(machine, instruction)
  const [page] = access?.pages ?? []
  if (access === null || page === undefined || access.store || ideal.own[access.space.id] === undefined)
    return []
  const region = regionAt(access.space.regions, page)
  if (region === undefined) return []
  const owed = owedAt(ideal, access.space, region, page)
  if (saw === owed) return []
  const where = pageName(machine, instruction.by, page)
  const who = processName(instruction.by)
  const words = texts().sandboxSymptoms
  const text =
    instruction.do === 'write'
      ? words.kernelReads(quoted(saw), who, where, quoted(owed))
      : words.reads(who, quoted(saw), where, quoted(owed))
  return [symptom('corruption', text, aboutPage(access.space, page), known)]
}

/** A store that went through where the region does not allow it. */
export function letThrough(machine: Machine, instruction: Instruction, known: Known): Symptom[] {
  const access = accessOf(machine, instruction)
  if (access === null || !access.store) return []
  const { space, pages } = access
  const page = pages.find(one => {
    const region = regionAt(space.regions, one)
    return region !== undefined && !mayWrite(region)
  })
  if (page === undefined) return []
  const where = pageName(machine, instruction.by, page)
  const text = texts().sandboxSymptoms.wentThrough(processName(instruction.by), where)
  return [symptom('let through', text, aboutPage(space, page), known)]
}

/** A lawful access that was refused. @param page the one in question, where the trap names it */
export function refusedLawful(
  machine: Machine,
  instruction: Instruction | null,
  result: Outcome['result'],
  page: Page | null,
  known: Known,
): Symptom[] {
  if (instruction === null || (result !== 'SIGSEGV' && result !== 'EFAULT')) return []
  const access = accessOf(machine, instruction)
  if (access === null) return []
  const { space, pages, store } = access
  const regions = pages.map(one => regionAt(space.regions, one))
  if (regions.some(region => region === undefined || (store && !mayWrite(region)))) return []
  const at = page ?? pages.find(one => space.pages[one]?.w !== true) ?? pages[0]
  if (at === undefined) return []
  const answer = result === 'EFAULT' ? '-1' : result
  const text = texts().sandboxSymptoms.refused(processName(instruction.by), actionText(instruction), answer)
  return [symptom('refused', text, aboutPage(space, at), known)]
}

/** Memory that is not what it should be any more, whether anybody has looked or not. */
export const overwritten = (fresh: readonly Broken[], machine: Machine): Symptom[] =>
  fresh.flatMap(({ finding, from }): Symptom[] =>
    finding.rule === 'B4' ? [{ kind: 'overwritten', text: explain(finding, machine), from }] : [],
  )

/** A line that cannot run, where a mistake is behind it. */
export function stuck(by: ProcessId, why: string, known: Known): Symptom[] {
  const from = originsOf({ process: by }, known.broken, known.causes, 'sure')
  return from.length === 0
    ? []
    : [{ kind: 'stuck', text: texts().sandboxSymptoms.stuck(processName(by), why), from }]
}
