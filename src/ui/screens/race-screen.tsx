import { Box, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Race, RaceInput } from '../../game/race/index.ts'
import { Rows } from '../components/rows.tsx'
import { EMPTY_RACE_HAND, pressRace, raceContext } from '../play/press-race.ts'
import { HEADER_HEIGHT } from '../presentation/header.ts'
import { raceRows } from '../presentation/race.ts'
import type { Theme } from '../theme.ts'
import { heardIn, useListener } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly race: Race
  readonly theme: Theme
  /** The row above, with the clock. */
  readonly header: ReactNode
  /** Why the last input was not taken, or a hint; else empty. */
  readonly message: string
  readonly onInput: (input: RaceInput) => void
  readonly onHint: () => void
  /** Why there are no hints; null where there are. */
  readonly noHints?: string | null
  readonly onEscape: () => void
  /** Enter, once the race is closed. */
  readonly onDone: () => void
}

/** Two handlers on two CPUs: the player chooses whose step is next, then puts the lock. */
export function RaceScreen(props: Props) {
  const { race, theme, header, message, onInput, onHint, noHints = null, onEscape, onDone } = props
  const { columns, rows } = useWindowSize()
  const [hand, now, setHand] = useHeld(EMPTY_RACE_HAND)
  useListener({
    ...heardIn(raceContext(race, hand), id => (id === 'tip' ? noHints : null)),
    press: key => {
      const pressed = pressRace(race, now(), key)
      if (pressed === null) return 'unknown'
      if (pressed.wish === 'hint' && noHints !== null) return { why: noHints }
      setHand(pressed.hand)
      if (pressed.input !== null) onInput(pressed.input)
      if (pressed.wish === 'pause') onEscape()
      else if (pressed.wish === 'hint') onHint()
      else if (pressed.wish === 'done') onDone()
      return 'done'
    },
  })
  const size = { width: columns, height: rows - HEADER_HEIGHT }
  return (
    <Box flexDirection="column">
      {header}
      <Rows rows={raceRows(race, hand, theme, size, message)} theme={theme} />
    </Box>
  )
}
