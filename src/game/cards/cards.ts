import { isDeepStrictEqual } from 'node:util'
import { apply, type Primitive } from '../../kernel/index.ts'
import { Draws, randomState } from '../../level/index.ts'
import { copyMachine } from '../../machine/index.ts'
import { type Met, tryOut } from '../open-trap.ts'
import type { OpenTrap } from '../play.ts'
import { primitiveText } from '../tell.ts'
import { distractorsFor } from './distractors.ts'

/** A step of a handler, or the same step for several pages, to be put in its place by the player. */
export interface Card {
  readonly text: string
  readonly primitives: readonly Primitive[]
}

const RETURN = 'return'

interface Piece {
  readonly primitive: Primitive
  readonly text: string
}

/** The steps with the names of their own moment, the return left out. */
function piecesOf({ before }: Met, steps: readonly Primitive[]): Piece[] {
  const machine = copyMachine(before)
  return steps
    .filter(step => step.do !== RETURN)
    .map(primitive => {
      const text = primitiveText(primitive, machine)
      apply(machine, primitive)
      return { primitive, text }
    })
}

const cardOf = (pieces: readonly Piece[]): Card => {
  const [first, ...rest] = pieces.map(({ text }) => text)
  const said = (text: string): string => /^\S+ (P\d+ )?/.exec(text)?.[0] ?? ''
  const others = rest.map(text =>
    said(text) === said(first ?? '') ? text.slice(said(text).length) : text.slice(text.indexOf(' ') + 1),
  )
  const text = rest.length > 0 && rest.every(other => other === first) ? `${first} ×${pieces.length}` : null
  return {
    text: text ?? [first, ...others].join(', '),
    primitives: pieces.map(({ primitive }) => primitive),
  }
}

/** One card for each verb, in the order in which the verbs first come. */
function byVerb(pieces: readonly Piece[]): Card[] {
  const verbs = [...new Set(pieces.map(({ primitive }) => primitive.do))]
  return verbs.map(verb => cardOf(pieces.filter(({ primitive }) => primitive.do === verb)))
}

/** The cards that are needed: a verb for all its pages where that is as good, so that there are no more than one can see. */
function neededCards(met: Met, solution: readonly Primitive[]): Card[] {
  const pieces = piecesOf(met, solution)
  const grouped = byVerb(pieces)
  if (grouped.length === pieces.length) return grouped
  const steps = [...grouped.flatMap(({ primitives }) => primitives), { do: RETURN } as const]
  return tryOut(met, steps)?.kind === 'clean' ? grouped : pieces.map(piece => cardOf([piece]))
}

function shuffled<T>(items: readonly T[], draws: Draws): T[] {
  const left = [...items]
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(draws.below(left.length), 1))
  return order
}

/** How many cards are dealt that no right answer needs. */
const DISTRACTORS = 3

/**
 * The reference's steps as cards, shuffled.
 * @param seed a whole number from 0 to HIGHEST_SEED: the same deals the same
 * @param distracting whether there are cards among them that nobody needs
 */
export function cardsFor(
  met: Met,
  solution: readonly Primitive[],
  seed: number,
  distracting: boolean,
): Card[] {
  const draws = new Draws(randomState(seed))
  const needed = neededCards(met, solution)
  if (!distracting) return shuffled(needed, draws)
  const machine = copyMachine(met.before)
  const others = distractorsFor(met, solution, DISTRACTORS, candidates => shuffled(candidates, draws))
  const decoys = others.map(primitive => cardOf([{ primitive, text: primitiveText(primitive, machine) }]))
  return shuffled([...needed, ...decoys], draws)
}

const startsWith = (steps: readonly Primitive[], start: number, { primitives }: Card): boolean =>
  primitives.every((primitive, index) => isDeepStrictEqual(steps[start + index], primitive))

/** @returns for each card whether it has been played. */
export function playedCards({ steps, cards }: Pick<OpenTrap, 'steps' | 'cards'>): boolean[] {
  const played = (cards ?? []).map(() => false)
  for (let start = 0; start < steps.length; ) {
    const found = (cards ?? []).findIndex((card, index) => !played[index] && startsWith(steps, start, card))
    if (found >= 0) played[found] = true
    start += cards?.[found]?.primitives.length ?? 1
  }
  return played
}

/** @returns whether these primitives are a card that is still to be had, or the return. */
export function isPlayable(
  open: Pick<OpenTrap, 'steps' | 'cards'>,
  primitives: readonly Primitive[],
): boolean {
  if (primitives.length === 1 && primitives[0]?.do === RETURN) return true
  const played = playedCards(open)
  return (open.cards ?? []).some(
    (card, index) => !played[index] && isDeepStrictEqual(card.primitives, primitives),
  )
}
