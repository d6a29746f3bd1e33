import { Box } from 'ink'
import { longestName } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { cleanText } from '../../workload/index.ts'
import { Rows } from '../components/rows.tsx'
import { footerPairs } from '../presentation/keys-row.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly name: string
  readonly theme: Theme
  readonly onDone: (name: string) => void
  readonly onEscape: () => void
}

/** The player's name, typed. */
export function NameScreen({ name, theme, onDone, onEscape }: Props) {
  const [shown, typed, type] = useHeld(name)
  useCommands(
    'name',
    id => {
      switch (id) {
        case 'keep':
          onDone(typed().trim() === '' ? name : typed().trim())
          return
        case 'erase':
          type([...typed()].slice(0, -1).join(''))
          return
        case 'leave':
          onEscape()
          return
      }
    },
    {
      otherwise: key => {
        if (!('char' in key)) return 'unknown'
        type([...cleanText(typed() + key.char)].slice(0, longestName).join(''))
        return 'done'
      },
    },
  )
  return (
    <Box flexDirection="column" paddingLeft={2}>
      <Rows
        theme={theme}
        rows={[
          [],
          [span(texts().settings.entries.name, 'accent', true)],
          [],
          [span(shown, 'strong'), span('_', 'accent')],
          [],
          footerPairs('name').flatMap(([key, what]) => [span(key, 'key', true), span(` ${what}   `, 'dim')]),
        ]}
      />
    </Box>
  )
}
