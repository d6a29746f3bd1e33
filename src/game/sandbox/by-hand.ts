import { produce } from 'immer'
import type { Kernel, Primitive } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { plain } from '../plain.ts'
import type { OpenTrap } from '../play.ts'
import { takeStep } from '../take-step.ts'
import { primitiveText } from '../tell.ts'
import { withStep, withTrap } from './account.ts'
import { answerSymptoms, framesAtMost, leave, retryOf, trapLog } from './by-reference.ts'
import { countsOf, lost, misusedFrames, panicSymptom, shortOfFrames } from './frame-symptoms.ts'
import { judgeReturn } from './judge-return.ts'
import { originsOf, trail } from './ledger.ts'
import type { Cause, Moment, Symptom } from './moment.ts'
import { whoseTrap } from './words.ts'

/** What came of a primitive: a moment more, or why it cannot exist. */
type Done = { readonly ok: true; readonly moment: Moment } | { readonly ok: false; readonly why: string }

/** A panic that has nothing to do with earlier mistakes comes from the very step that it came at. */
function panicked(
  moment: Moment,
  open: OpenTrap,
  panic: string,
  primitive: Primitive,
  index: number,
): Symptom {
  const frame = 'frame' in primitive ? primitive.frame : undefined
  const told = panicSymptom(panic, frame, moment)
  const about = frame === undefined ? {} : { frames: [frame] }
  const earlier = originsOf(about, moment.broken, moment.causes, 'sure')
  const number = open.steps.length
  const own: Cause = {
    finding: null,
    text: told.text,
    step: { number, text: primitiveText(primitive, moment.machine) },
    trap: whoseTrap(open.trap, open.instruction),
    moment: index,
  }
  return { ...told, from: earlier.length > 0 ? earlier : [own] }
}

/** One primitive of the player's. @param index the new moment's */
function step(kernel: Kernel, moment: Moment, open: OpenTrap, primitive: Primitive, index: number): Done {
  const held = moment.machine.hand.length
  let why: string | null = null
  const after = produce({ machine: moment.machine, open }, draft => {
    why = takeStep(draft.machine, kernel, draft.open, primitive)
  })
  if (why !== null) return { ok: false, why }
  const took = after.machine.hand.length > held
  const { panic } = after.open
  const damaged = moment.causes.length > 0
  const symptoms: readonly Symptom[] = [
    ...(panic === null ? [] : [panicked(moment, after.open, panic, primitive, index)]),
    ...(damaged ? misusedFrames(after.machine, countsOf(moment.machine), moment, ['handed out twice']) : []),
    ...(damaged && primitive.do === 'alloc' && !took ? shortOfFrames(moment) : []),
  ]
  return {
    ok: true,
    moment: {
      ...moment,
      ...after,
      event: { kind: 'step', note: after.open.notes.at(-1) ?? '' },
      panic,
      log: null,
      symptoms,
      account: withStep(moment.account, primitive, primitive.do === 'alloc' && took),
    },
  }
}

/** The player's `return`: what he left goes on, right or wrong. @param moment after the primitive itself */
function goBack(kernel: Kernel, moment: Moment, open: OpenTrap, index: number): Moment {
  const handled = { ...plain(open), kernel, ideal: moment.ideal, machine: moment.machine }
  const { judgement, ideal, made } = judgeReturn(handled, moment, index)
  const causes = made.length === 0 ? moment.causes : [...moment.causes, ...made]
  const account = withTrap(moment.account, kernel, moment.machine, open.trap)
  const left = leave(moment.machine, kernel, open)
  const { broken } = trail(moment.broken, causes, left.machine, ideal, made)
  const known: Moment = { ...moment, ideal, causes, broken }
  const leaks = causes.length === 0 ? { symptoms: [], told: [] } : lost(left.machine, moment.told, known)
  const earlier = moment.causes.length === 0 ? [] : answerSymptoms(known, left, open.instruction)
  return {
    ...known,
    event: { kind: 'returned', judgement, over: open },
    machine: left.machine,
    retry: retryOf(open, left.result, 'you', index),
    open: null,
    opened: null,
    log: trapLog(open, 'you', left, judgement.kind),
    told: leaks.told,
    account,
    framesAtMost: framesAtMost(moment, moment.machine),
    // That he himself refused what is lawful is in the verdict.
    symptoms: [...earlier.filter(({ kind }) => kind !== 'refused'), ...leaks.symptoms],
  }
}

/** What came of several primitives: a moment each, or why one of them cannot exist; then none is taken. */
export type Used =
  | { readonly ok: true; readonly moments: readonly Moment[] }
  | { readonly ok: false; readonly why: string }

/**
 * The player uses primitives in the open trap. A bulk ends with a panic, and with `return`.
 * @param first index of the first new moment
 */
export function handleByHand(
  kernel: Kernel,
  moment: Moment,
  primitives: readonly Primitive[],
  first: number,
): Used {
  const moments: Moment[] = []
  let last = moment
  for (const primitive of primitives) {
    const { open } = last
    if (open === null) return { ok: false, why: texts().sandboxAnswers.afterReturn }
    if (last.panic !== null) break
    const index = first + moments.length
    const done = step(kernel, last, open, primitive, index)
    if (!done.ok) {
      const alone = primitives.length === 1
      return {
        ok: false,
        why: alone
          ? done.why
          : texts().sandboxAnswers.cannotUse(primitiveText(primitive, last.machine), done.why),
      }
    }
    last =
      primitive.do === 'return' && done.moment.open !== null
        ? goBack(kernel, done.moment, done.moment.open, index)
        : done.moment
    moments.push(last)
  }
  return { ok: true, moments }
}
