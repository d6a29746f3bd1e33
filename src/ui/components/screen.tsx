import { Box, useWindowSize } from 'ink'
import type { ReactNode } from 'react'
import type { Theme } from '../theme.ts'

/** The smallest terminal that the game is played in. */
export const SMALLEST = { columns: 60, rows: 20 } as const

/** The whole terminal, in the theme's background: nothing is drawn outside, and nothing scrolls. */
export function Screen({ theme, children }: { readonly theme: Theme; readonly children: ReactNode }) {
  const { columns, rows } = useWindowSize()
  // On Windows a write to the last cell scrolls the screen.
  const height = process.platform === 'win32' ? rows - 1 : rows
  const background = theme.background === undefined ? {} : { backgroundColor: theme.background }
  return (
    <Box width={columns} height={height} flexDirection="column" {...background}>
      {children}
    </Box>
  )
}
