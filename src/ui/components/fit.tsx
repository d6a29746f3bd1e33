import { Box, Text, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Theme } from '../theme.ts'
import { OutOfSight } from '../use-keys.ts'
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
  return (
    <OutOfSight.Provider value={hidden}>
      {hidden ? (
        <Box flexDirection="column">
          <Text {...theme.style('strong')}>cowhand needs a larger terminal.</Text>
          <Text
            {...theme.style('text')}
          >{`At least ${SMALLEST.columns}x${SMALLEST.rows}; this one is ${size.columns}x${size.rows}.`}</Text>
          {question === null ? null : <Text {...theme.style('warn')}>{question}</Text>}
        </Box>
      ) : null}
      <Box flexDirection="column" display={hidden ? 'none' : 'flex'}>
        {children}
      </Box>
    </OutOfSight.Provider>
  )
}
