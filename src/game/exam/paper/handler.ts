import { apply, type Primitive } from '../../../kernel/index.ts'
import {
  copyMachine,
  type Instruction,
  type Machine,
  processName,
  type Trap,
} from '../../../machine/index.ts'
import { texts } from '../../../text/index.ts'
import { referenceFor } from '../../judge.ts'
import type { Met } from '../../open-trap.ts'
import { createSession, reduce } from '../../session.ts'
import { primitiveText } from '../../tell.ts'
import { whyStep } from '../../why.ts'
import type { TrapQuestion } from '../question.ts'
import { lastTrap, trapGame } from '../traps.ts'
import { code } from './markdown.ts'

/** @returns a trap in a few words: store page fault, or what the kernel itself goes on with. */
export function trapTitle({ kind, by }: Trap, instruction: Instruction | null): string {
  const { names, traps } = texts()
  if (instruction !== null) return traps.titles[kind]
  return kind === 'exit' ? names.exitKilled(processName(by)) : names.waitGoesOn(processName(by))
}

/** @returns each step, with the names of its own moment. */
export function stepTexts(before: Machine, steps: readonly Primitive[]): string[] {
  const machine = copyMachine(before)
  return steps.map(step => {
    const text = primitiveText(step, machine)
    apply(machine, step)
    return text
  })
}

/** @returns each step of the reference's at a trap, and why it takes it. */
export function reasonedSteps(
  { kernel, trap, before }: Pick<Met, 'kernel' | 'trap' | 'before'>,
  steps: readonly Primitive[],
): string[] {
  const named = stepTexts(before, steps)
  return steps.map((_, at) =>
    texts().examPaper.key.step(code(named[at] ?? ''), whyStep({ kernel, trap, before, steps, at })),
  )
}

/** @returns the trap that a question is about, and the reference's steps. @throws Error where there is none */
export function trapOf({
  scenario,
}: Pick<TrapQuestion, 'scenario'>): Met & { readonly steps: readonly Primitive[] } {
  const met = lastTrap(scenario)
  if (met === null) throw new Error('a question about a trap without one')
  return { ...met, steps: referenceFor(met).steps }
}

/** A step, or the same for several pages, as it is dealt. */
interface Dealt {
  readonly text: string
  readonly primitives: readonly Primitive[]
}

/** @returns the cards of a question, as they are dealt on the screen. */
export function cardsOf(question: TrapQuestion): readonly Dealt[] {
  let session = createSession(trapGame({ kind: 'order', scenario: question.scenario }))
  session = reduce(session, { type: 'input', input: { do: 'start', at: 0 } })
  while (session.play.phase === 'running') session = reduce(session, { type: 'advance', at: 0 })
  return session.play.trap?.cards ?? []
}

/** @returns the places, 0-based, of the cards that the reference's steps need, in an order of them that is safe. */
export function neededCards(cards: readonly Dealt[], steps: readonly Primitive[]): number[] {
  const left = steps.map(step => JSON.stringify(step))
  const found = cards.flatMap(({ primitives }, card): { card: number; at: number }[] => {
    const places = primitives.map(primitive => {
      const at = left.indexOf(JSON.stringify(primitive))
      if (at >= 0) left[at] = ''
      return at
    })
    const at = places[0] ?? -1
    return at < 0 ? [] : [{ card, at }]
  })
  return found.sort((one, other) => one.at - other.at).map(({ card }) => card)
}
