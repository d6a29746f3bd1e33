import * as z from 'zod'
import { whole } from '../../workload/index.ts'
import { STEP_NAMES } from './handler.ts'
import type { RaceInput } from './race.ts'

const step = whole(0, STEP_NAMES.length - 1)

/** One input of a race as a replay file holds it. */
export const raceInputSchema: z.ZodType<RaceInput> = z.discriminatedUnion(
  'do',
  [
    z.strictObject({ do: z.literal('step'), cpu: z.literal([0, 1], { error: '0 or 1 would do' }) }),
    z.strictObject({ do: z.literal('lock'), from: step, to: step }),
    ...(['back', 'forward', 'again', 'prove', 'give-up'] as const).map(name =>
      z.strictObject({ do: z.literal(name) }),
    ),
  ],
  { error: 'step, back, forward, again, lock, prove or give-up would do' },
)
