import type { Key } from 'ink'
import { type KeyPress, keysOf } from '../keys.ts'

/** A key of the sandbox: it has the two more that move through time. */
export type SandboxKey = KeyPress | { readonly name: 'home' | 'end' }

/** @returns the keys of one chunk of input. */
export function sandboxKeysOf(input: string, key: Key): SandboxKey[] {
  if (key.home) return [{ name: 'home' }]
  return key.end ? [{ name: 'end' }] : keysOf(input, key)
}

/** @returns the key's name, or the character that was typed. */
export const nameOf = (key: SandboxKey): string => ('name' in key ? key.name : key.char)
