import { expect, test } from 'vitest'
import { STORM_FRAMES } from '../../src/game/drill/storm.ts'
import { TIERS } from '../../src/game/index.ts'
import { pageCalled, tableOf } from './tables.ts'

const page = pageCalled('drill.md')

test('the table of tiers is that of the program', () => {
  const rows = TIERS.map(({ traps, processes, pages, look, each, yours }, index) => {
    const before = TIERS[index - 1]?.yours ?? []
    const fresh = yours.filter(kind => !before.includes(kind))
    return [
      String(index + 1),
      traps === null ? 'for ever' : String(traps),
      String(processes),
      String(pages),
      String(look / 1000),
      String(each / 1000),
      fresh.join(', '),
    ]
  })
  expect(tableOf(page, 'tier')).toEqual(rows)
})

test('the machine has as many frames as it says', () => {
  expect(page).toContain(`has ${STORM_FRAMES} frames`)
})
