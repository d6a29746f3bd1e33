import { Box, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import { Rows } from '../components/rows.tsx'
import { withoutFindings } from '../exam/trap-play.ts'
import { isPlayKey, playContext, playEntries } from '../play/heard.ts'
import { type Pressed, pointInTrap, pressInTrap } from '../play/press.ts'
import type { PlayView } from '../play/view.ts'
import { HEADER_HEIGHT } from '../presentation/header.ts'
import { columnsIn } from '../presentation/palette.ts'
import { playRows } from '../presentation/play.ts'
import type { Theme } from '../theme.ts'
import { type Answer, heardIn, useListener } from '../use-commands.ts'

interface Props {
  readonly view: PlayView
  readonly header: ReactNode
  readonly theme: Theme
  readonly now: () => number
  readonly onChange: (change: (view: PlayView) => Pressed) => void
}

/** The trap of a question, in the student's hand: until the return, and without a word on how it goes. */
export function ExamTrapScreen({ view, header, theme, now, onChange }: Props) {
  const { columns, rows } = useWindowSize()
  useListener({
    ...heardIn(playContext(view)),
    entries: () => playEntries(view),
    press: key => {
      let answer: Answer = 'done'
      onChange(current => {
        if (isPlayKey(current, key)) return pressInTrap(current, key, columnsIn(current, columns), now())
        answer = 'unknown'
        // The tree goes with the next key, whatever that is.
        return { view: current.tree ? { ...current, tree: false } : current, wish: null }
      })
      return answer
    },
    point: hit => pointInTrap(hit, onChange),
  })
  const size = { width: columns, height: rows - HEADER_HEIGHT }
  return (
    <Box flexDirection="column">
      {header}
      <Rows rows={playRows(withoutFindings(view), theme, size, 0)} theme={theme} />
    </Box>
  )
}
