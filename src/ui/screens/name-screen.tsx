import { Box } from 'ink'
import { useState } from 'react'
import { longestName } from '../../store/index.ts'
import { cleanText } from '../../workload/index.ts'
import { Rows } from '../components/rows.tsx'
import { keysOf } from '../keys.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useInput } from '../use-keys.ts'

interface Props {
  readonly name: string
  readonly theme: Theme
  readonly onDone: (name: string) => void
  readonly onEscape: () => void
}

/** The player's name, typed. */
export function NameScreen({ name, theme, onDone, onEscape }: Props) {
  const [typed, setTyped] = useState(name)
  useInput((input, key) => {
    let text = typed
    for (const press of keysOf(input, key)) {
      if ('char' in press) text = [...cleanText(text + press.char)].slice(0, longestName).join('')
      else if (press.name === 'backspace') text = [...text].slice(0, -1).join('')
      else if (press.name === 'enter') onDone(text.trim() === '' ? name : text.trim())
      else if (press.name === 'escape') onEscape()
    }
    setTyped(text)
  })
  return (
    <Box flexDirection="column" paddingLeft={2}>
      <Rows
        theme={theme}
        rows={[
          [],
          [span('Your name', 'accent', true)],
          [],
          [span(typed, 'strong'), span('_', 'accent')],
          [],
          [
            span('Enter', 'key', true),
            span(' keep it   ', 'dim'),
            span('Esc', 'key', true),
            span(' leave it as it was', 'dim'),
          ],
        ]}
      />
    </Box>
  )
}
