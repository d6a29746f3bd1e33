import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../cli/test-world.ts'

/** @returns the text of a page of docs/. */
export const pageCalled = (name: string): string => readFileSync(join(ROOT, 'docs', name), 'utf8')

/**
 * The table of a page whose head begins with these cells.
 * @returns its rows, without the head; a row is its cells
 * @throws Error where the page has no such table
 */
export function tableOf(page: string, ...head: readonly string[]): string[][] {
  const cellsOf = (line: string): string[] =>
    line
      .slice(1, -1)
      .split('|')
      .map(cell => cell.trim())
  const lines = page.split('\n')
  const start = lines.findIndex(
    line => line.startsWith('|') && cellsOf(line).slice(0, head.length).join() === head.join(),
  )
  if (start < 0) throw new Error(`no table with the head ${head.join(', ')}`)
  const rest = lines.slice(start + 2)
  const end = rest.findIndex(line => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? rest.length : end).map(cellsOf)
}
