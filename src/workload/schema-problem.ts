import type { z } from 'zod'
import { quote } from './clean-text.ts'

/** @returns the place in the data as a reader writes it: steps[3].page; empty for the whole. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : `${text}${text === '' ? '' : '.'}${quote(String(part), 30)}`,
    '',
  )

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part)
        ? Reflect.get(inner, part)
        : undefined,
    value,
  )

function found(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? `"${quote(value, 40)}"` : quote(String(value), 40)
}

/** @returns what the schema says against `value`, its first issue: the place, what was found, and what would do. */
export function schemaMessage(
  issue: z.core.$ZodIssue,
  value: unknown,
): { readonly path: readonly PropertyKey[]; readonly message: string } {
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return { path: [...issue.path, key], message: `there is no such key here: "${quote(key, 30)}"` }
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) {
    const path = issue.path.at(-1) === issue.discriminator ? issue.path : [...issue.path, issue.discriminator]
    return { path, message: `found ${found(at(value, path))}; ${issue.message}` }
  }
  return { path: issue.path, message: `found ${found(at(value, issue.path))}; ${issue.message}` }
}
