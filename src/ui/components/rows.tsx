import { Box, Text } from 'ink'
import { memo } from 'react'
import { useDrawn } from '../mouse/drawn.ts'
import type { Row, Span } from '../text.ts'
import type { Theme } from '../theme.ts'

/** Whether blanks in this tone look like any other blanks. */
const plainBlanks = (theme: Theme, { tone }: Span): boolean => {
  const { backgroundColor, inverse } = theme.style(tone)
  return backgroundColor === undefined && inverse !== true
}

/**
 * The same cells in fewer spans and characters: Ink splits a line into its characters anew for every frame. Blanks
 * join the span before them, and those at the end are left to the background of the screen.
 */
function lean(row: Row, theme: Theme): Row {
  const spans: Span[] = []
  for (const part of row) {
    const last = spans.at(-1)
    const blank = part.text.trim() === '' && plainBlanks(theme, part)
    if (last !== undefined && blank && plainBlanks(theme, last))
      spans[spans.length - 1] = { ...last, text: last.text + part.text }
    else spans.push(part)
  }
  const last = spans.at(-1)
  if (last === undefined || !plainBlanks(theme, last)) return spans
  const text = last.text.trimEnd()
  return text === '' ? spans.slice(0, -1) : [...spans.slice(0, -1), { ...last, text }]
}

const sameRow = (one: Row, other: Row): boolean =>
  one.length === other.length &&
  one.every((span, index) => {
    const there = other[index]
    return there?.text === span.text && there.tone === span.tone && there.bold === span.bold
  })

interface LineProps {
  readonly row: Row
  readonly theme: Theme
}

/** One line; one whose cells stay the same is neither drawn nor measured again. */
const Line = memo(
  function Line({ row, theme }: LineProps) {
    const spans = lean(row, theme)
    return (
      <Text wrap="truncate">
        {spans.length === 0
          ? ' '
          : spans.map(({ text, tone, bold }, part) => {
              const style = theme.style(tone)
              return (
                <Text key={part} {...style} bold={style.bold ?? bold ?? false}>
                  {theme.show(text)}
                </Text>
              )
            })}
      </Text>
    )
  },
  (one, other) => one.theme === other.theme && sameRow(one.row, other.row),
)

interface RowsProps {
  readonly rows: readonly Row[]
  readonly theme: Theme
}

/** Draws lines: one Text a line, one a span within it (a Box a cell costs four times as much). */
export const Rows = ({ rows, theme }: RowsProps) => (
  <Box ref={useDrawn(rows)} flexDirection="column">
    {rows.map((row, index) => (
      <Line key={index} row={row} theme={theme} />
    ))}
  </Box>
)
