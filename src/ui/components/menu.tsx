import { Box, Text } from 'ink'
import SelectInput from 'ink-select-input'
import { useDrawn } from '../mouse/drawn.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'

export interface MenuItem<T> {
  readonly label: string
  readonly value: T
}

/** Where the cursor of a menu is, and how it is moved; keys that come at once each meet what the one before has left. */
export function useMenu<T>(items: readonly MenuItem<T>[], onSelect: (value: T) => void, initial = 0) {
  const [at, now, set] = useHeld(initial)
  return {
    at,
    up: (): void => set((now() + items.length - 1) % items.length),
    down: (): void => set((now() + 1) % items.length),
    /** @returns false where it is there */
    point: (entry: number): boolean => {
      const moves = entry !== now()
      set(entry)
      return moves
    },
    choose: (): void => {
      const chosen = items[now()]
      if (chosen !== undefined) onSelect(chosen.value)
    },
  }
}

interface Props<T> {
  readonly items: readonly MenuItem<T>[]
  readonly at: number
  readonly theme: Theme
}

/** The cells of the cursor and its margin. */
const BEFORE_LABEL = '  '

/** A short menu. It hears no keys: ink-select-input takes digits for entries, and of several arrows only the last. */
export function Menu<T>({ items, at, theme }: Props<T>) {
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
  const box = useDrawn(
    items.map(({ label }, entry) => [{ ...span(`${BEFORE_LABEL}${label}`), hit: { entry } }]),
  )
  return (
    <Box ref={box} flexDirection="column">
      <SelectInput
        key={at}
        items={items.map(({ label, value }) => ({ label, value, key: label }))}
        initialIndex={at}
        isFocused={false}
        indicatorComponent={Indicator}
        itemComponent={Item}
      />
    </Box>
  )
}
