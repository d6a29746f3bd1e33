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
import { texts } from '../text/index.ts'

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

/** @returns the same for findings of which the sentence is the same. */
export function sentenceKey(finding: Finding): string {
  const key = findingKey(finding)
  if (finding.rule === 'A4') return `${key}:${finding.mapped === true}`
  return finding.rule === 'A5' ? `${key}:${finding.count === 0}` : key
}

type InFindings = ReturnType<typeof texts>['findings']

const quotable = (content: Content): string | null => (content === null ? null : contentName(content))

function bitsSentence(
  finding: Extract<Finding, { rule: 'B7' }>,
  words: InFindings['b7'],
  who: string,
  page: string,
  machine: Machine,
): string {
  switch (finding.may) {
    case 'write':
      return words.write(who, page)
    case 'not-write':
      return words.notWrite(who, page, machine.demand === null)
    case 'execute':
      return words.execute(who, page)
    case 'not-execute':
      return words.notExecute(who, page)
    case 'alone':
      return words.alone(who, page)
  }
}

function countSentence(
  { frame, count, ptes, inCache }: Extract<Finding, { rule: 'B1' }>,
  words: InFindings['b1'],
): string {
  if (frame === ZERO_FRAME) return words.zero
  const outcome = count > ptes + (inCache ? 1 : 0) ? 'leak' : count === 0 ? 'free' : 'too few'
  return words.count(frameName(frame), count, ptes, inCache, outcome)
}

/** What W on a frame that is not one's own alone would come to. */
function sharedSentence(
  { process, page, frame }: OnFrame & OnPage,
  words: InFindings['a2' | 'b6'],
  machine: Machine,
): string {
  const who = processName(process)
  const at = pageName(machine, process, page)
  if (frame === ZERO_FRAME) return words.zero(who, at)
  const region = regionAt(findSpace(machine, process)?.regions ?? [], page)
  return region !== undefined && cachedFrame(machine.demand?.cache, region, page) === frame
    ? words.cached(who, at, frameName(frame))
    : words.shared(who, at, frameName(frame))
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
  const words = texts().findings
  const frame = 'frame' in finding ? frameName(finding.frame) : ''
  const unlessZero = 'frame' in finding && finding.frame === ZERO_FRAME ? null : frame
  const who = 'process' in finding ? processName(finding.process) : ''
  const page = 'page' in finding ? pageName(machine, finding.process, finding.page) : ''
  switch (finding.rule) {
    case 'A1':
      return words.a1(frame, who, page)
    case 'A2':
      return sharedSentence(finding, words.a2, machine)
    case 'A3':
      return words.a3(frame, who, page)
    case 'A4':
      return finding.mapped ? words.a4.pte(frame, who, page) : words.a4.tlb(frame, who, page)
    case 'A5':
      return finding.count === 0 ? words.a5.free(frame) : words.a5.givenUp(frame)
    case 'B1':
      return countSentence(finding, words.b1)
    case 'B2':
      return words.b2(frame)
    case 'B3':
      return words.b3(who, page, unlessZero)
    case 'B4': {
      const owed = quotable(finding.owed)
      if (finding.saw === undefined) return words.b4.absent(who, page, owed)
      const say = reads === 'reads' ? words.b4.thought : words.b4.now
      return say(who, page, quotable(finding.saw), owed)
    }
    case 'B5':
      return words.b5(who, processName(finding.parent))
    case 'B6':
      return sharedSentence(finding, words.b6, machine)
    case 'B9':
      return words.b9(who, page, unlessZero)
    case 'B7':
      return bitsSentence(finding, words.b7, who, page, machine)
  }
}
