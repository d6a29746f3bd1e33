import { produce } from 'immer'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { acceptRace, type Race, type RaceInput } from '../../src/game/race/index.ts'
import { Rows } from '../../src/ui/components/rows.tsx'
import { RaceScreen } from '../../src/ui/screens/race-screen.tsx'
import { span } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { freshRace, LOST_UPDATE } from '../game/race-stage.ts'
import { mountKeyed } from './keyed.tsx'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })

/** The screen with a race of its own. */
function Played({ told }: { readonly told: (what: string) => void }) {
  const [{ race, message }, setState] = useState<{ race: Race; message: string }>({
    race: freshRace(),
    message: '',
  })
  const take = (input: RaceInput): void =>
    setState(state => {
      let message = ''
      const next = produce(state.race, draft => {
        message = acceptRace(draft, input) ?? ''
      })
      return { race: next, message }
    })
  return (
    <RaceScreen
      race={race}
      theme={theme}
      header={<Rows rows={[[span('the header')]]} theme={theme} />}
      message={message}
      onInput={take}
      onHint={() => undefined}
      onEscape={() => told('pause')}
      onDone={() => told('done')}
    />
  )
}

it('is played by keys, also where they come in one chunk, and fills the terminal', async () => {
  const told: string[] = []
  const screen = await mountKeyed(<Played told={what => told.push(what)} />, theme, { cols: 60, rows: 20 })
  await screen.waitFor('find the race')
  expect(screen.screen()[0]).toContain('the header')
  await screen.press(LOST_UPDATE)
  await screen.waitFor('Found. Frame a counts 1 reference')
  for (const key of ['Down', 'Down', 'Down', 'Down', 'Down', 'Enter', 'Down', 'Down', 'Enter'])
    await screen.press(key)
  await screen.waitFor('A lock over load to store')
  await screen.press('p')
  await screen.waitFor('Closed by a lock over load to store.')
  expect(screen.screen()).toHaveLength(20)
  expect(
    screen
      .cells()
      .flat()
      .filter(({ bg }) => bg === undefined),
  ).toEqual([])
  await screen.press('Escape')
  await screen.quiet(50)
  await screen.press('Enter')
  await screen.quiet(15)
  expect(told).toEqual(['pause', 'done'])
})
