import { useWindowSize } from 'ink'
import { useRef } from 'react'
import type { Settings } from '../../store/index.ts'
import { Rows } from '../components/rows.tsx'
import { settingsRows } from '../presentation/settings.ts'
import {
  contextOf,
  lookShown,
  pointInSettings,
  pressInSettings,
  type SettingsEffect,
  type SettingsView,
  type TriedLook,
} from '../settings/press.ts'
import type { TerminalSays } from '../terminal-says.ts'
import type { Theme } from '../theme.ts'
import { heardIn, pointing, useListener } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

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
  const left = useRef(false)
  const carryOut = (effect: SettingsEffect): void => {
    if (effect.do === 'keep') on.onChange(effect.change)
    else if (effect.do === 'name') on.onName()
    else on.onBack()
    left.current = effect.do !== 'keep'
  }
  useListener({
    ...heardIn(contextOf(view)),
    press: key => {
      // What comes behind a key that leaves, in the same chunk, is for another screen.
      if (left.current) return 'done'
      const pressed = pressInSettings(now(), key)
      if (pressed === null) return 'unknown'
      show(pressed.view)
      if (pressed.effect !== null) carryOut(pressed.effect)
      on.onTry(lookShown(now()))
      return 'done'
    },
    point: pointing(entry => {
      const { at, list } = now()
      show(pointInSettings(now(), entry))
      on.onTry(lookShown(now()))
      return entry !== (list?.at ?? at)
    }),
  })
  const known = { name, folder, says: terminal }
  return <Rows rows={settingsRows(view, known, theme, { width: columns, height: rows })} theme={theme} />
}
