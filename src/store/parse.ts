import * as z from 'zod'
import { printable } from './printable.ts'
import { currentFormat, type Profile } from './profile.ts'
import { profileSchema } from './schema.ts'

/** What the bytes of a save turned out to be; `problem` says in one clause what is wrong with them. */
export type Parsed =
  | { readonly kind: 'sound'; readonly profile: Profile }
  | { readonly kind: 'damaged'; readonly problem: string }
  | { readonly kind: 'newer'; readonly format: number }

/** The largest save that is loaded or written, in bytes. */
export const largestSave = 16 * 1024 * 1024

const versioned = z.object({ format: z.int().min(1) })

/** Reads the bytes of a save; throws nothing, whatever they are. */
export function parseProfile(bytes: Uint8Array): Parsed {
  if (bytes.length === 0) return { kind: 'damaged', problem: 'it is empty' }
  const value = decode(bytes)
  if (value === undefined)
    return { kind: 'damaged', problem: `it is cut off or not JSON (${bytes.length} bytes)` }
  const version = versioned.safeParse(value)
  if (!version.success) return { kind: 'damaged', problem: 'it has no format number' }
  const { format } = version.data
  if (format > currentFormat) return { kind: 'newer', format }
  const parsed = profileSchema(format).safeParse(value)
  if (parsed.success) return { kind: 'sound', profile: parsed.data }
  return { kind: 'damaged', problem: firstIssue(parsed.error) }
}

function decode(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    // A decoder's TypeError or a parser's SyntaxError: the bytes' fault, not ours.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  if (issue === undefined) return 'it does not hold a profile'
  return printable(`at ${issue.path.join('.') || 'the top'}: ${issue.message}`).slice(0, 120)
}
