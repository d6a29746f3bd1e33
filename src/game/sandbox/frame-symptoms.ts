import { explain } from '../../kernel/index.ts'
import {
  type FrameNumber,
  findFrame,
  frameName,
  type Machine,
  type ProcessId,
  pageName,
  processesOf,
  processName,
  ZERO_FRAME,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { withoutDoubles } from './ledger.ts'
import type { Broken, Symptom } from './moment.ts'
import { type Known, symptom } from './symptom.ts'

/** @returns one who maps the frame, and where; null for nobody. */
function mapperOf(
  machine: Machine,
  frame: FrameNumber,
): { readonly by: ProcessId; readonly at: string } | null {
  for (const { id, pages } of processesOf(machine))
    for (const [page, pte] of Object.entries(pages))
      if (pte.frame === frame) return { by: id, at: pageName(machine, id, Number(page)) }
  return null
}

/** @returns the frames' counts, to see what a step did to them. */
export const countsOf = (machine: Machine): readonly number[] => machine.frames.map(({ count }) => count)

/** Frames that a step freed, or handed out, while somebody maps them. @param counts those before the step */
export function misusedFrames(
  machine: Machine,
  counts: readonly number[],
  known: Known,
  kinds: readonly Symptom['kind'][] = ['freed in use', 'handed out twice'],
): Symptom[] {
  return machine.frames.flatMap(({ count }, frame): Symptom[] => {
    const before = counts[frame] ?? 0
    const kind =
      before > 0 && count <= 0 ? 'freed in use' : before <= 0 && count > 0 ? 'handed out twice' : null
    const mapper = kind === null || !kinds.includes(kind) ? null : mapperOf(machine, frame)
    if (kind === null || mapper === null) return []
    const words = texts().sandboxSymptoms
    const said = kind === 'freed in use' ? words.freeNow : words.handedOut
    const text = said(frameName(frame), processName(mapper.by), mapper.at)
    return [symptom(kind, text, { frames: [frame] }, known)]
  })
}

/** @returns the frame that a primitive's panic is about, if any. */
export const panicSymptom = (message: string, frame: FrameNumber | undefined, known: Known): Symptom =>
  symptom(
    'panic',
    texts().sandboxSymptoms.panic(message),
    frame === undefined ? {} : { frames: [frame] },
    known,
  )

const isCached = ({ demand }: Machine, frame: FrameNumber): boolean =>
  demand !== null && Object.values(demand.cache).some(file => Object.values(file.frames).includes(frame))

/** Frames in use to which nobody refers: no PTE, no file, no hand. */
function lostFrames(machine: Machine): FrameNumber[] {
  const mapped = new Set(
    processesOf(machine).flatMap(({ pages }) => Object.values(pages).map(({ frame }) => frame)),
  )
  return [...machine.frames.keys()].filter(
    frame =>
      (findFrame(machine, frame)?.count ?? 0) > 0 &&
      !mapped.has(frame) &&
      !isCached(machine, frame) &&
      !machine.hand.includes(frame),
  )
}

/** Leaks, and what has been told of them. */
export interface Leaks {
  readonly symptoms: readonly Symptom[]
  readonly told: readonly string[]
}

/** Frames that nobody can free any more, each told once. */
export function lost(machine: Machine, told: readonly string[], known: Known): Leaks {
  const frames = lostFrames(machine)
  const keyOf = (frame: FrameNumber): string => `lost ${frame}`
  const fresh = frames.filter(frame => !told.includes(keyOf(frame)))
  const others = told.filter(key => !key.startsWith('lost ') || frames.some(frame => keyOf(frame) === key))
  return {
    told: fresh.length === 0 && others.length === told.length ? told : [...others, ...fresh.map(keyOf)],
    symptoms: fresh.map(frame => {
      const count = findFrame(machine, frame)?.count ?? 0
      const text = texts().sandboxSymptoms.lost(frameName(frame), count)
      return symptom('leak', text, { frames: [frame] }, known)
    }),
  }
}

/** Frames whose count is above their references, those that are lost among them. */
const overcounted = ({ broken }: Known): Broken[] =>
  broken.filter(
    ({ finding }) => finding.rule === 'B1' && finding.count > finding.ptes + (finding.inCache ? 1 : 0),
  )

/** Nothing is free, though something could be. */
export function shortOfFrames(known: Known): Symptom[] {
  const leaked = overcounted(known)
  if (leaked.length === 0) return []
  const names = leaked.map(({ finding }) => ('frame' in finding ? frameName(finding.frame) : ''))
  const text = texts().sandboxSymptoms.outOfFrames(names)
  return [{ kind: 'out of frames', text, from: withoutDoubles(leaked.flatMap(({ from }) => from)) }]
}

/** What is leaked when all is over, apart from what is lost and told of already. */
export function leftAtEnd(machine: Machine, told: readonly string[], known: Known): Leaks {
  const leaked = overcounted(known).filter(
    ({ finding }) =>
      'frame' in finding &&
      finding.frame !== ZERO_FRAME &&
      !told.includes(`lost ${finding.frame}`) &&
      !told.includes(`left ${finding.frame}`),
  )
  return {
    told: [...told, ...leaked.map(({ finding }) => `left ${'frame' in finding ? finding.frame : ''}`)],
    symptoms: leaked.map(({ finding, from }) => ({ kind: 'leak', text: explain(finding, machine), from })),
  }
}
