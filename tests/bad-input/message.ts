import { expect } from 'vitest'

/** Text that must never reach a terminal: control and invisible characters other than line feeds. */
const UNSAFE = /[^\P{C}\n]/u

/** What every message keeps to, however bad the input was: clean, short, no stack, no blame on ourselves. */
export function expectCivil(text: string): void {
  expect(text).not.toMatch(UNSAFE)
  expect(text).not.toMatch(/\n\s+at .*[:(]/)
  expect(text).not.toMatch(/this is a bug|node_modules|\.ts\b|ZodError|undefined/)
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(600)
}
