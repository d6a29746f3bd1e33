import { useState } from 'react'
import type { Settings } from '../../store/index.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly settings: Settings
  readonly theme: Theme
  readonly noColour: boolean
  readonly folder: string
  readonly onChange: (change: Partial<Settings>) => void
  readonly onName: () => void
  readonly onBack: () => void
}

type Choice = keyof Settings | 'name' | 'back'

const WORDS = {
  clock: { timed: 'on, with par and stars', practice: 'off: practice without stars' },
  pace: { slow: 'slow', normal: 'normal', instant: 'at once' },
  glyphs: { unicode: 'Unicode', ascii: 'ASCII only' },
  colour: { full: 'full', none: 'none' },
} as const

const after = <T,>(values: readonly T[], value: T): T | undefined =>
  values[(values.indexOf(value) + 1) % values.length]

/** Settings, each changed by Enter. */
export function SettingsScreen({ settings, theme, noColour, folder, onChange, onName, onBack }: Props) {
  const [at, setAt] = useState(0)
  const items: readonly { readonly label: string; readonly value: Choice }[] = [
    { label: `Clock: ${WORDS.clock[settings.clock]}`, value: 'clock' },
    { label: `Machine's pace: ${WORDS.pace[settings.pace]}`, value: 'pace' },
    { label: `Characters: ${WORDS.glyphs[settings.glyphs]}`, value: 'glyphs' },
    {
      label: `Colours: ${noColour ? 'none, since NO_COLOR is set' : WORDS.colour[settings.colour]}`,
      value: 'colour',
    },
    { label: 'Your name', value: 'name' },
    { label: 'Back', value: 'back' },
  ]
  const choose = (choice: Choice): void => {
    setAt(items.findIndex(({ value }) => value === choice))
    if (choice === 'back') onBack()
    else if (choice === 'name') onName()
    else if (choice === 'clock')
      onChange({ clock: after(['timed', 'practice'] as const, settings.clock) ?? 'timed' })
    else if (choice === 'pace')
      onChange({ pace: after(['slow', 'normal', 'instant'] as const, settings.pace) ?? 'normal' })
    else if (choice === 'glyphs')
      onChange({ glyphs: after(['unicode', 'ascii'] as const, settings.glyphs) ?? 'unicode' })
    else onChange({ colour: after(['full', 'none'] as const, settings.colour) ?? 'full' })
  }
  return (
    <MenuScreen
      key={JSON.stringify(settings)}
      title="Settings"
      rows={[[span(`Saved in ${folder}`, 'dim')]]}
      items={items}
      initial={at}
      theme={theme}
      onSelect={choose}
      onEscape={onBack}
    />
  )
}
