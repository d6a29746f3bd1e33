import { Box, Text, useWindowSize } from 'ink'
import { type ReactNode, useContext } from 'react'
import { texts } from '../../text/index.ts'
import { OutOfSight } from '../out-of-sight.ts'
import type { Theme } from '../theme.ts'
import { SMALLEST } from './screen.tsx'

interface Props {
  readonly theme: Theme
  readonly children: ReactNode
  /** What is asked at this moment, and must be known in a small terminal too. */
  readonly question?: string | null
}

/** @returns whether a terminal of this size is large enough for the game's screens. */
export const fits = ({ columns, rows }: { readonly columns: number; readonly rows: number }): boolean =>
  columns >= SMALLEST.columns && rows >= SMALLEST.rows

/**
 * What it holds, or where the terminal is too small for that, a line that says so. What it holds stays as it is
 * meanwhile, out of sight, and hears no keys.
 */
export function Fit({ theme, children, question = null }: Props) {
  const size = useWindowSize()
  const hidden = !fits(size)
  const covered = useContext(OutOfSight)
  const words = texts().fit
  return (
    <OutOfSight.Provider value={hidden || covered}>
      {hidden ? (
        <Box flexDirection="column">
          <Text {...theme.style('strong')}>{words.larger}</Text>
          <Text {...theme.style('text')}>
            {words.atLeast(`${SMALLEST.columns}x${SMALLEST.rows}`, `${size.columns}x${size.rows}`)}
          </Text>
          {question === null ? null : <Text {...theme.style('warn')}>{question}</Text>}
        </Box>
      ) : null}
      <Box flexDirection="column" display={hidden ? 'none' : 'flex'}>
        {children}
      </Box>
    </OutOfSight.Provider>
  )
}
