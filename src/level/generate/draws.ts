import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { HIGHEST_SEED } from './seed.ts'

const WORD = 0x1_0000_0000

/** How many numbers are thrown away at first: the state that a small seed makes is mostly zeros and ones. */
const WARM_UP = 32

/**
 * The state of the random numbers that belong to a seed: four whole numbers.
 * @param seed a whole number from 0 to HIGHEST_SEED
 * @throws RangeError for any other
 */
export function randomState(seed: number): number[] {
  if (!Number.isInteger(seed) || seed < 0 || seed > HIGHEST_SEED) throw new RangeError(`no seed: ${seed}`)
  const source = xoroshiro128plus(seed)
  for (let count = 0; count < WARM_UP; count++) source.next()
  return [...source.getState()]
}

/** One of several, and how often it comes in proportion to the others: a whole number, 0 for never. */
export type Weighted<T> = readonly [choice: T, weight: number]

/** Numbers drawn from a state, with whole-number arithmetic that is exact on every machine. */
export class Draws {
  private readonly source: ReturnType<typeof xoroshiro128plusFromState>

  /** @param state as `randomState` and `state` give it; it stays as it is */
  constructor(state: readonly number[]) {
    this.source = xoroshiro128plusFromState(state)
  }

  /** @returns the state after all draws so far. */
  state(): number[] {
    return [...this.source.getState()]
  }

  /**
   * A whole number from 0 to `limit` - 1, each as likely: the upper word of 32 random bits times `limit`, drawn again
   * where the lower word is one of the few that would favour some. Source: Lemire, "Fast Random Integer Generation in
   * an Interval", ACM TOMACS 29 (2019), algorithm 5.
   * @param limit from 1 to 2^21, so that the product is exact
   */
  below(limit: number): number {
    const unfair = WORD % limit
    for (;;) {
      const product = (this.source.next() >>> 0) * limit
      if (product % WORD >= unfair) return Math.floor(product / WORD)
    }
  }

  /** @returns true once in `times` on average. */
  oneIn(times: number): boolean {
    return this.below(times) === 0
  }

  /** @returns one of `list`. @throws Error where it is empty */
  among<T>(list: readonly T[]): T {
    return this.weighted(list.map(choice => [choice, 1] as const))
  }

  /** @returns one of `choices` by weight. @throws Error where no weight is above 0 */
  weighted<T>(choices: readonly Weighted<T>[]): T {
    const sum = choices.reduce((total, [, weight]) => total + weight, 0)
    let left = sum === 0 ? 0 : this.below(sum)
    for (const [choice, weight] of choices) {
      if (left < weight) return choice
      left -= weight
    }
    throw new Error('nothing to draw from')
  }
}
