import { Box, Text } from 'ink'
import { pad, type Row } from '../text.ts'
import type { Theme } from '../theme.ts'
import { Rows } from './rows.tsx'

interface PanelProps {
  readonly rows: readonly Row[]
  readonly place: { readonly left: number; readonly top: number; readonly width: number }
  readonly theme: Theme
}

const backgroundOf = ({ background }: Theme) =>
  background === undefined ? {} : { backgroundColor: background }

/** Rows that lie over the screen. */
export const Panel = ({ rows, place: { left, top, width }, theme }: PanelProps) => (
  <Box
    position="absolute"
    left={left}
    top={top}
    width={width}
    flexDirection="column"
    {...backgroundOf(theme)}
  >
    <Rows rows={rows} theme={theme} />
  </Box>
)

/** The answer to a key that does nothing, over the last row; filled with blanks, since it lies over a footer. */
export const Notice = ({
  text,
  columns,
  theme,
}: {
  readonly text: string
  readonly columns: number
  readonly theme: Theme
}) => (
  <Box position="absolute" left={0} bottom={0} width={columns} {...backgroundOf(theme)}>
    <Text {...theme.style('warn')} wrap="truncate">
      {theme.show(pad(` ${text}`, columns))}
    </Text>
  </Box>
)
