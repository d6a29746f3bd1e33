import { expect, test } from 'vitest'
import { coverageOf, type Level } from '../../src/level/index.ts'
import { gameOn } from '../game/stage.ts'

const level = (id: string): Level => gameOn(id).level

test('coverage says which levels meet a belief, how many each kernel has, and which traps nobody plays', () => {
  const { misconceptions, kernels, untrapped } = coverageOf([
    level('grandchild-writes'),
    level('stale-tlb'),
    { ...level('stale-tlb'), id: 'again' },
  ])
  const met = misconceptions.filter(({ levels }) => levels.length > 0)
  expect(met).toEqual([
    { id: 'M2', levels: ['grandchild-writes'] },
    { id: 'M12', levels: ['stale-tlb', 'again'] },
  ])
  expect(misconceptions).toHaveLength(24)
  expect(kernels).toEqual([
    { kernel: 'xv6', levels: 1 },
    { kernel: 'linux', levels: 2 },
  ])
  expect(untrapped).not.toContain('store-page-fault')
  expect(untrapped).toContain('vfork')
})

test('a trap that the reference answers is not the player’s', () => {
  const all = level('stale-tlb')
  expect(coverageOf([{ ...all, yours: ['fork'] }]).untrapped).toContain('store-page-fault')
})
