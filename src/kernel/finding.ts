import {
  type Content,
  contentName,
  type FrameNumber,
  frameName,
  type Machine,
  type Page,
  type ProcessId,
  pageName,
  processName,
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
  | ({ readonly rule: 'A1' | 'A2' | 'A3' | 'A4' | 'B3' | 'B6' } & OnFrame & OnPage)
  | ({ readonly rule: 'A5'; readonly count: number } & OnFrame)
  | ({ readonly rule: 'B1'; readonly count: number; readonly ptes: number } & OnFrame)
  | ({ readonly rule: 'B2' } & OnFrame)
  /** `saw` is undefined where the page is not present. */
  | ({ readonly rule: 'B4'; readonly saw: Content | undefined; readonly owed: Content } & OnPage)
  | { readonly rule: 'B5'; readonly process: ProcessId; readonly parent: ProcessId }
  | ({ readonly rule: 'B7'; readonly may: 'write' | 'not-write' | 'execute' | 'not-execute' } & OnPage)
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

function bitsSentence(finding: Extract<Finding, { rule: 'B7' }>, who: string, page: string): string {
  switch (finding.may) {
    case 'write':
      return `${who}'s ${page} has neither W nor COW: its next store, a lawful one, would be answered with SIGSEGV.`
    case 'not-write':
      return `${who}'s ${page} may not be written, but its PTE has W or COW: a store would be let through.`
    case 'execute':
      return `${who}'s ${page} holds code, but its PTE has no X: ${who} cannot run it.`
    case 'not-execute':
      return `${who}'s ${page} holds no code, but its PTE has X.`
  }
}

function countOutcome({ count, ptes }: Extract<Finding, { rule: 'B1' }>): string {
  if (count > ptes) return 'it can never be freed'
  return count === 0 ? 'it is free while somebody uses it' : 'it will be freed while somebody uses it'
}

/** @returns what is broken, for the player, in one sentence. `machine` is the one on which it was found. */
export function explain(finding: Finding, machine: Machine): string {
  if (finding.rule === 'B8') return finding.what
  const frame = 'frame' in finding ? frameName(finding.frame) : ''
  const who = 'process' in finding ? processName(finding.process) : ''
  const page = 'page' in finding ? pageName(machine, finding.process, finding.page) : ''
  switch (finding.rule) {
    case 'A1':
      return `Frame ${frame} was freed while ${who}'s ${page} still mapped it: whoever got it next would have shared it with ${who}.`
    case 'A2':
      return `${who} had W on frame ${frame} at ${page} while others still referred to it: its store would have changed their memory.`
    case 'A3':
      return `${who} could have read frame ${frame} at ${page} before anything was written to it.`
    case 'A4':
      return `Frame ${frame} was given up while ${who}'s TLB still pointed to it for ${page}.`
    case 'A5':
      return finding.count === 0
        ? `You used frame ${frame} when it was free: another CPU could have had it by then.`
        : `You used frame ${frame} after giving up its reference: a last sharer could have stored into it by then.`
    case 'B1':
      return `Frame ${frame} counts ${times(finding.count, 'reference')} but ${mapping(finding.ptes)} it: ${countOutcome(finding)}.`
    case 'B2':
      return `Frame ${frame} is still in your hand: nobody maps it, and nobody will free it.`
    case 'B3':
      return `${who}'s TLB still allows ${page} on frame ${frame}, which its PTE does not.`
    case 'B4':
      return finding.saw === undefined
        ? `${who}'s ${page} is not present; it should hold ${quoted(finding.owed)}.`
        : `${who} now reads ${quoted(finding.saw)} at ${page}; it should read ${quoted(finding.owed)}.`
    case 'B5':
      return `${who}'s parent is ${processName(finding.parent)}, which is no longer alive.`
    case 'B6':
      return `${who} has W on frame ${frame} at ${page}, but others refer to it too: its store would change their memory.`
    case 'B7':
      return bitsSentence(finding, who, page)
  }
}
