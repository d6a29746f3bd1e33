import { useState } from 'react'
import type { OpenedStore } from '../../store/index.ts'
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
  const levels = backup === null ? 0 : Object.keys(backup.levels).length
  const items = [
    ...(backup === null
      ? []
      : [
          {
            label: `Take the backup: ${backup.name}, ${levels} ${levels === 1 ? 'level' : 'levels'} played`,
            value: 'backup',
          } as const,
        ]),
    { label: 'Start as a new player', value: 'new' },
    { label: 'Play without saving, and decide next time', value: 'look' },
  ] as const
  const kept = keptAs === null ? [] : proseRows(`The damaged file is kept as ${keptAs}.`, 76)
  return (
    <MenuScreen
      title="Your save cannot be read"
      rows={[
        ...proseRows(problem, 76),
        ...kept,
        [span('Nothing is written over it until you choose.', 'dim')],
      ]}
      items={items}
      theme={theme}
      onSelect={choose}
      onEscape={() => choose('look')}
    />
  )
}
