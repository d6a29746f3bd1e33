import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isTemporary } from '../../src/store/files.ts'
import { lockName } from '../../src/store/lock.ts'
import { openStore } from '../../src/store/open.ts'
import { lines, start } from './programs.ts'
import { abandonLock, emptyFolder } from './samples.ts'

/** Kills a program that saves without a pause, after some acknowledged saves and then at any moment. */
async function killWhileSaving(folder: string, round: number): Promise<number> {
  const child = start('recorder.ts', [folder, 'level', 'forever'])
  const ended = once(child, 'close')
  const moment = (round * 0.37) % 6
  let acknowledged = 0
  let saves = 0
  for await (const line of lines(child)) {
    acknowledged = Number(line)
    if (++saves === 1 + (round % 4)) setTimeout(() => child.kill('SIGKILL'), moment)
  }
  await ended
  return acknowledged
}

async function lane(rounds: number): Promise<{ midSave: number }> {
  const folder = emptyFolder()
  let midSave = 0
  for (let round = 0; round < rounds; round++) {
    const acknowledged = await killWhileSaving(folder, round)
    if (existsSync(join(folder, lockName))) midSave++
    abandonLock(folder)
    const opened = await openStore(folder)
    const kept = opened.store.profile.levels.level
    expect(opened.state).toBe('loaded')
    expect(opened.store.notice).toBeNull()
    expect(acknowledged).toBeGreaterThan(0)
    // At most the one save that was under way can be there without having been acknowledged.
    expect([acknowledged, acknowledged + 1]).toContain(kept?.bestScore)
    expect(kept?.plays).toBe(kept?.bestScore)
    expect(kept?.bestReplay).toMatchObject({ score: kept?.bestScore })
    expect(readdirSync(folder).filter(isTemporary)).toEqual([])
  }
  return { midSave }
}

test('two hundred kills while saving lose nothing that was acknowledged and leave a whole save', async () => {
  const lanes = await Promise.all([lane(100), lane(100)])
  // Else the kills fell between the saves and proved nothing.
  expect(lanes[0].midSave + lanes[1].midSave).toBeGreaterThan(20)
}, 180_000)
