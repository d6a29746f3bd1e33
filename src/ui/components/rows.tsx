import { Text } from 'ink'
import { memo } from 'react'
import type { Row } from '../text.ts'
import type { Theme } from '../theme.ts'

/** Draws lines: one Text a line, one a span within it (a Box a cell costs four times as much). */
export const Rows = memo(function Rows({
  rows,
  theme,
}: {
  readonly rows: readonly Row[]
  readonly theme: Theme
}) {
  return rows.map((row, index) => (
    <Text key={index} wrap="truncate">
      {row.length === 0
        ? ' '
        : row.map(({ text, tone, bold }, part) => {
            const style = theme.style(tone)
            return (
              <Text key={part} {...style} bold={(bold ?? false) || (style.bold ?? false)}>
                {theme.show(text)}
              </Text>
            )
          })}
    </Text>
  ))
})
