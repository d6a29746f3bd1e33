import { Box, Text, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Theme } from '../theme.ts'
import { SMALLEST } from './screen.tsx'

/**
 * What it holds, or where the terminal is too small for that, a line that says so. Whoever must keep something over
 * that keeps it outside.
 */
export function Fit({ theme, children }: { readonly theme: Theme; readonly children: ReactNode }) {
  const { columns, rows } = useWindowSize()
  if (columns >= SMALLEST.columns && rows >= SMALLEST.rows) return children
  return (
    <Box flexDirection="column">
      <Text {...theme.style('strong')}>cowhand needs a larger terminal.</Text>
      <Text
        {...theme.style('text')}
      >{`At least ${SMALLEST.columns}x${SMALLEST.rows}; this one is ${columns}x${rows}.`}</Text>
    </Box>
  )
}
