import type { z } from 'zod'
import { pathText, schemaMessage } from '../../workload/index.ts'

/** @returns the first thing that a schema has against a value, with its place. @param what what the whole would be */
export function firstObjection(error: z.ZodError, value: unknown, what: string): string {
  const [issue] = error.issues
  if (issue === undefined) throw new Error('a failed parse without an issue')
  const { path, message } = schemaMessage(issue, value)
  const place = pathText(path)
  return place === '' ? `${what} is an object: ${message}` : `${place}: ${message}`
}
