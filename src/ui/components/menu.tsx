import { Box, Text } from 'ink'
import SelectInput from 'ink-select-input'
import type { Theme } from '../theme.ts'

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

/** A short menu: arrows and Enter. */
export function Menu<T>({ items, theme, onSelect, initial = 0 }: Props<T>) {
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
      items={items.map(({ label, value }) => ({ label, value, key: label }))}
      initialIndex={initial}
      indicatorComponent={Indicator}
      itemComponent={Item}
      onSelect={({ value }) => onSelect(value)}
    />
  )
}
