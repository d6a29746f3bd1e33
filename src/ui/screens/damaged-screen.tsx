import { useState } from 'react'
import type { OpenedStore } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { proseRows } from '../presentation/prose.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly opened: Extract<OpenedStore, { state: 'damaged' }>
  readonly theme: Theme
  readonly onDone: () => void
}

/** A save that cannot be read: what was found, where it is kept, and the player's choice. */
export function DamagedScreen({ opened, theme, onDone }: Props) {
  const { store, backup, keptAs, problem } = opened
  const [working, setWorking] = useState(false)
  const choose = (choice: 'backup' | 'new' | 'look'): void => {
    if (working) return
    setWorking(true)
    const answered =
      choice === 'backup' ? store.restoreBackup() : choice === 'new' ? store.startNew() : Promise.resolve()
    void answered.then(onDone)
  }
  const words = texts().damaged
  const levels = backup === null ? 0 : Object.keys(backup.levels).length
  const items = [
    ...(backup === null
      ? []
      : [
          {
            label: words.backup(backup.name, levels),
            value: 'backup',
          } as const,
        ]),
    { label: words.startNew, value: 'new' },
    { label: words.look, value: 'look' },
  ] as const
  const kept = keptAs === null ? [] : proseRows(words.kept(keptAs), 76)
  return (
    <MenuScreen
      context="damaged"
      title={words.title}
      rows={[...proseRows(problem, 76), ...kept, [span(words.untouched, 'dim')]]}
      items={items}
      theme={theme}
      onSelect={choose}
      onEscape={() => choose('look')}
    />
  )
}
