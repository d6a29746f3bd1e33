import {
  causeText,
  createSandbox,
  reduceSandbox,
  type Sandbox,
  type SandboxInput,
  type Setting,
} from '../../src/game/sandbox/index.ts'
import type { Primitive } from '../../src/kernel/index.ts'

/** Does what must be taken, without a question. */
export function must(sandbox: Sandbox, input: SandboxInput): Sandbox {
  const next = reduceSandbox(sandbox, input)
  if (next.refusal !== null) throw new Error(`${input.do}: ${next.refusal.text}`)
  if (next.question !== null) throw new Error(`${input.do}: ${next.question.text}`)
  return next
}

/** Types a line and runs it to its end, or to a trap that is the player's. */
export const line = (sandbox: Sandbox, text: string): Sandbox =>
  must(must(sandbox, { do: 'type', text }), { do: 'line' })

/**
 * A story: lines that the reference handles, and behind a line the steps by which the player handles its trap instead;
 * 'go on' runs what is left of the program.
 */
export function story(
  setting: Partial<Setting>,
  script: readonly (string | readonly Primitive[])[],
): Sandbox {
  let sandbox = createSandbox(setting)
  for (const [index, part] of script.entries()) {
    if (part === 'go on') sandbox = must(sandbox, { do: 'run' })
    else if (typeof part === 'string') {
      const byHand = Array.isArray(script[index + 1])
      sandbox = line(must(sandbox, { do: 'handle-by', mode: byHand ? 'hand' : 'reference' }), part)
    } else
      sandbox = must(must(sandbox, { do: 'use', primitives: part }), { do: 'handle-by', mode: 'reference' })
  }
  return sandbox
}

/** All that surfaced, in order, each with what it comes from. */
export const surfaced = ({ moments }: Sandbox): string[] =>
  moments.flatMap(({ symptoms }) =>
    symptoms.map(({ kind, text, from }) => `${kind}: ${text} ${causeText(from)}`),
  )

/** What the last return by hand was judged to be. */
export function judged({ moments }: Sandbox): string | undefined {
  const event = moments.findLast(({ event: { kind } }) => kind === 'returned')?.event
  return event?.kind === 'returned' ? event.judgement.kind : undefined
}
