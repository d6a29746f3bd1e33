import { Box, Text } from 'ink'
import SelectInput from 'ink-select-input'
import { keysOf } from '../keys.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInput } from '../use-keys.ts'

export interface MenuItem<T> {
  readonly label: string
  readonly value: T
}

interface Props<T> {
  readonly items: readonly MenuItem<T>[]
  readonly theme: Theme
  readonly onSelect: (value: T) => void
  readonly initial?: number
}

/**
 * A short menu: arrows, or j and k, and Enter. It hears the keys itself: ink-select-input takes digits for entries, and
 * of several arrows that come at once only the last.
 */
export function Menu<T>({ items, theme, onSelect, initial = 0 }: Props<T>) {
  const [at, now, set] = useHeld(initial)
  useInput((input, key) => {
    for (const press of keysOf(input, key)) {
      const name = 'name' in press ? press.name : press.char
      if (name === 'down' || name === 'j') set((now() + 1) % items.length)
      else if (name === 'up' || name === 'k') set((now() + items.length - 1) % items.length)
      else if (name === 'enter') {
        const chosen = items[now()]
        if (chosen !== undefined) onSelect(chosen.value)
        return
      }
    }
  })
  const Indicator = ({ isSelected = false }: { readonly isSelected?: boolean }) => (
    <Box marginRight={1}>
      <Text {...theme.style('accent')}>{isSelected ? theme.glyphs.cursor : ' '}</Text>
    </Box>
  )
  const Item = ({ isSelected = false, label }: { readonly isSelected?: boolean; readonly label: string }) => (
    <Text {...theme.style(isSelected ? 'cursor' : 'text')} inverse={theme.brackets && isSelected}>
      {theme.show(label)}
    </Text>
  )
  return (
    <SelectInput
      key={at}
      items={items.map(({ label, value }) => ({ label, value, key: label }))}
      initialIndex={at}
      isFocused={false}
      indicatorComponent={Indicator}
      itemComponent={Item}
    />
  )
}
