import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MUTANTS } from './list.ts'

const source = (file: string): string => readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')

const result = readFileSync(new URL('../../docs/mutants.md', import.meta.url), 'utf8')

describe('the list of mutants', () => {
  it.each(MUTANTS)('names one place in the source: $what', ({ file, find, put }) => {
    expect(source(file).split(find)).toHaveLength(2)
    expect(put).not.toBe(find)
  })

  it('has each mistake once, and at least 25 of them', () => {
    expect(new Set(MUTANTS.map(({ what }) => what)).size).toBe(MUTANTS.length)
    expect(MUTANTS.length).toBeGreaterThanOrEqual(25)
  })

  it('is the one of which docs/mutants.md tells the result, and there each is caught', () => {
    const told = [...result.matchAll(/^\| (.+?) \| `src\/(.+?)` \| (.+?) \|$/gm)].map(row => row.slice(1))
    expect(told.map(([what, file]) => [what, file])).toEqual(MUTANTS.map(({ what, file }) => [what, file]))
    expect(told.filter(([, , by]) => by === 'nothing')).toEqual([])
  })
})
