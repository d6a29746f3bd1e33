// Records runs in the saves folder given first and prints a line for each one that was acknowledged.
// The second argument names its own level, the third how many runs (`forever`: until it is killed).
import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'
import { finished } from '../run.ts'

const [folder = '', own = '', runs = ''] = process.argv.slice(2)
const { store } = await openStore(folder)
const known = store.profile.levels[own]?.plays ?? 0
const last = runs === 'forever' ? Number.POSITIVE_INFINITY : known + Number(runs)
for (let score = known + 1; score <= last; score++) {
  const replay = { score, keys: 'hjkl'.repeat(score % 700) }
  const outcome = await store.recordRun(own, finished({ stars: 1, score, replay }))
  const shared =
    outcome.saved && runs !== 'forever'
      ? await store.recordRun(`shared-${score}`, finished({ stars: 2, score, replay: own }))
      : outcome
  writeSync(1, shared.saved ? `${score}\n` : `refused: ${shared.why}\n`)
}
