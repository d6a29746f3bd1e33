import { useWindowSize } from 'ink'
import type { Settings } from '../../store/index.ts'
import { Rows } from '../components/rows.tsx'
import { keysOf } from '../keys.ts'
import { settingsRows } from '../presentation/settings.ts'
import {
  lookShown,
  pressInSettings,
  type SettingsEffect,
  type SettingsView,
  type TriedLook,
} from '../settings/press.ts'
import type { TerminalSays } from '../terminal-says.ts'
import type { Theme } from '../theme.ts'
import { useHeld } from '../use-held.ts'
import { useInput } from '../use-keys.ts'

interface Props {
  readonly settings: Settings
  /** Of the look that is tried out. */
  readonly theme: Theme
  readonly terminal: TerminalSays
  readonly name: string
  readonly folder: string
  /** Told of every look that is shown, kept or not. */
  readonly onTry: (look: TriedLook) => void
  readonly onChange: (change: Partial<Settings>) => void
  readonly onName: () => void
  readonly onBack: () => void
}

/** Settings, changed by Enter; themes and characters from a list, with a preview. */
export function SettingsScreen({ settings, theme, terminal, name, folder, ...on }: Props) {
  const { columns, rows } = useWindowSize()
  const [view, now, show] = useHeld<SettingsView>({ settings, at: 0, list: null })
  const carryOut = (effect: SettingsEffect): void => {
    if (effect.do === 'keep') on.onChange(effect.change)
    else if (effect.do === 'name') on.onName()
    else on.onBack()
  }
  useInput((input, key) => {
    for (const press of keysOf(input, key)) {
      const { view: next, effect } = pressInSettings(now(), press)
      show(next)
      if (effect === null) continue
      carryOut(effect)
      // What comes behind it is for another screen.
      if (effect.do !== 'keep') break
    }
    on.onTry(lookShown(now()))
  })
  const known = { name, folder, says: terminal }
  return <Rows rows={settingsRows(view, known, theme, { width: columns, height: rows })} theme={theme} />
}
