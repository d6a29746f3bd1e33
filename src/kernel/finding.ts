import {
  type Content,
  cachedFrame,
  contentName,
  type FrameNumber,
  findSpace,
  frameName,
  type Machine,
  type Page,
  type ProcessId,
  pageName,
  processName,
  regionAt,
  ZERO_FRAME,
} from '../machine/index.ts'

interface OnFrame {
  readonly frame: FrameNumber
}
interface OnPage {
  readonly process: ProcessId
  readonly page: Page
}

/** One broken rule, with what is needed to say where. */
export type Finding =
  | ({ readonly rule: 'A1' | 'A2' | 'A3' | 'B3' | 'B6' | 'B9' } & OnFrame & OnPage)
  /** `mapped`: not only the TLB leads to the frame, but the PTE. */
  | ({ readonly rule: 'A4'; readonly mapped?: boolean } & OnFrame & OnPage)
  | ({ readonly rule: 'A5'; readonly count: number } & OnFrame)
  | ({
      readonly rule: 'B1'
      readonly count: number
      readonly ptes: number
      readonly inCache: boolean
    } & OnFrame)
  | ({ readonly rule: 'B2' } & OnFrame)
  /** `saw` is undefined where the page is not present. */
  | ({ readonly rule: 'B4'; readonly saw: Content | undefined; readonly owed: Content } & OnPage)
  | { readonly rule: 'B5'; readonly process: ProcessId; readonly parent: ProcessId }
  | ({
      readonly rule: 'B7'
      readonly may: 'write' | 'not-write' | 'execute' | 'not-execute' | 'alone'
    } & OnPage)
  | { readonly rule: 'B8'; readonly process: ProcessId; readonly what: string }

/** @returns a name that stays the same from step to step while the same thing is broken in the same place. */
export function findingKey(finding: Finding): string {
  const frame = 'frame' in finding ? finding.frame : ''
  const process = 'process' in finding ? finding.process : ''
  const page = 'page' in finding ? finding.page : ''
  return `${finding.rule}:${frame}:${process}:${page}`
}

const quoted = (content: Content): string => (content === null ? 'junk' : `'${contentName(content)}'`)

const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const mapping = (ptes: number): string => `${times(ptes, 'PTE')} ${ptes === 1 ? 'maps' : 'map'}`

function bitsSentence(
  finding: Extract<Finding, { rule: 'B7' }>,
  who: string,
  page: string,
  machine: Machine,
): string {
  switch (finding.may) {
    case 'write':
      return `${who}'s ${page} has neither W nor COW: its next store, a lawful one, would be answered with SIGSEGV.`
    case 'not-write':
      return `${who}'s ${page} may not be written, but its PTE has ${machine.demand === null ? 'W or COW' : 'W'}: a store would be let through.`
    case 'execute':
      return `${who}'s ${page} holds code, but its PTE has no X: ${who} cannot run it.`
    case 'not-execute':
      return `${who}'s ${page} holds no code, but its PTE has X.`
    case 'alone':
      return `${who}'s ${page} passes for ${who}'s alone, without COW, but others map its frame: mprotect would give W back at once.`
  }
}

function countOutcome({ count, ptes, inCache }: Extract<Finding, { rule: 'B1' }>): string {
  if (count > ptes + (inCache ? 1 : 0)) return 'it can never be freed'
  return count === 0 ? 'it is free while somebody uses it' : 'it will be freed while somebody uses it'
}

function countSentence(finding: Extract<Finding, { rule: 'B1' }>, frame: string): string {
  if (finding.frame === ZERO_FRAME)
    return `The zero frame was counted: it belongs to nobody, and no reference to it is kept.`
  const holders =
    finding.inCache && finding.ptes === 0
      ? 'the page cache holds one, and no PTE maps it'
      : `${mapping(finding.ptes)} it${finding.inCache ? ', and the page cache holds one' : ''}`
  return `Frame ${frame} counts ${times(finding.count, 'reference')} but ${holders}: ${countOutcome(finding)}.`
}

/** What W on a frame that is not one's own alone would come to. `had`: while the handler worked. */
function sharedSentence({ process, page, frame }: OnFrame & OnPage, machine: Machine, had: boolean): string {
  const who = processName(process)
  const at = pageName(machine, process, page)
  const change = had ? 'would have changed' : 'would change'
  const has = had ? 'had' : 'has'
  if (frame === ZERO_FRAME)
    return `${who} ${has} W on the zero frame at ${at}: its store ${change} everybody's fresh memory.`
  const region = regionAt(findSpace(machine, process)?.regions ?? [], page)
  if (region !== undefined && cachedFrame(machine.demand?.cache, region, page) === frame)
    return `${who} ${has} W on the page cache's frame ${frameName(frame)} at ${at}: its store ${change} the file.`
  return had
    ? `${who} had W on frame ${frameName(frame)} at ${at} while it had several references: a store would have changed it for all of them.`
    : `${who} has W on frame ${frameName(frame)} at ${at}, but others refer to it too: its store would change their memory.`
}

/**
 * @param machine the one on which it was found
 * @param reads how a sentence says that somebody reads what he should not: now, or on a machine that is only thought of
 * @returns what is broken, for the player, in one sentence
 */
export function explain(
  finding: Finding,
  machine: Machine,
  reads: 'now reads' | 'reads' = 'now reads',
): string {
  if (finding.rule === 'B8') return finding.what
  const frame = 'frame' in finding ? frameName(finding.frame) : ''
  const onFrame = frame === frameName(ZERO_FRAME) ? 'the zero frame' : `frame ${frame}`
  const who = 'process' in finding ? processName(finding.process) : ''
  const page = 'page' in finding ? pageName(machine, finding.process, finding.page) : ''
  switch (finding.rule) {
    case 'A1':
      return `Frame ${frame} was freed while ${who}'s ${page} still led to it: whoever got it next would have shared it with ${who}.`
    case 'A2':
      return sharedSentence(finding, machine, true)
    case 'A3':
      return `${who} could have read frame ${frame} at ${page} before anything was written to it.`
    case 'A4':
      if (finding.mapped)
        return `Frame ${frame} was given up while ${who}'s ${page} still mapped it: ${who} would have read what its last sharer stored.`
      return `Frame ${frame} was given up while ${who}'s TLB still pointed to it for ${page}.`
    case 'A5':
      return finding.count === 0
        ? `You used frame ${frame} when it was free: another CPU could have had it by then.`
        : `You used frame ${frame} after giving up its reference: a last sharer could have stored into it by then.`
    case 'B1':
      return countSentence(finding, frame)
    case 'B2':
      return `Frame ${frame} is still in your hand: nobody maps it, and nobody will free it.`
    case 'B3':
      return `${who}'s TLB still allows ${page} on ${onFrame}, which its PTE does not.`
    case 'B4':
      return finding.saw === undefined
        ? `${who}'s ${page} is not present; it should hold ${quoted(finding.owed)}.`
        : `${who} ${reads} ${quoted(finding.saw)} at ${page}; it should read ${quoted(finding.owed)}.`
    case 'B5':
      return `${who}'s parent is ${processName(finding.parent)}, which is no longer alive.`
    case 'B6':
      return sharedSentence(finding, machine, false)
    case 'B9':
      return `${who}'s ${page} is shared, but maps ${onFrame}, which is not the page cache's: nobody else would see a store to it.`
    case 'B7':
      return bitsSentence(finding, who, page, machine)
  }
}
