import { originsOf, type Subject } from './ledger.ts'
import type { Broken, Cause, Symptom } from './moment.ts'

/** What is known of the player's mistakes where a consequence surfaces. */
export interface Known {
  readonly broken: readonly Broken[]
  readonly causes: readonly Cause[]
}

export const symptom = (kind: Symptom['kind'], text: string, about: Subject, known: Known): Symptom => ({
  kind,
  text,
  from: originsOf(about, known.broken, known.causes),
})
