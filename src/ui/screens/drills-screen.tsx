import { Box, useWindowSize } from 'ink'
import { useState } from 'react'
import { KERNEL_NAMES, type KernelName } from '../../kernel/index.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { Menu, useMenu } from '../components/menu.tsx'
import { Rows } from '../components/rows.tsx'
import { keyLabel } from '../keymap/labels.ts'
import type { CommandOf } from '../keymap.ts'
import { type KeyPress, nameOf } from '../keys.ts'
import { menuKeys } from '../presentation/keys-row.ts'
import { proseRows } from '../presentation/prose.ts'
import { randomSeed } from '../random-seed.ts'
import { ghostOf } from '../record.ts'
import { type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { useCommands } from '../use-commands.ts'
import { useHeld } from '../use-held.ts'

interface Props {
  readonly drills: Profile['drills']
  readonly theme: Theme
  readonly onStart: (kernel: KernelName, seed: number) => void
  readonly onBack: () => void
}

const ORDER: readonly KernelName[] = ['xv6', 'linux', 'eager', 'naive']
const KERNELS = KERNEL_NAMES.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))

/** A seed as it is chosen: drawn, until the first digit takes its place. */
interface Chosen {
  readonly seed: number | null
  readonly drawn: boolean
}

/** @returns the seed with a digit more; as it was where that would be none. */
function withDigit({ seed, drawn }: Chosen, digit: string): Chosen {
  const longer = Number(`${drawn ? '' : (seed ?? '')}${digit}`)
  return { seed: longer <= HIGHEST_SEED ? longer : seed, drawn: false }
}

const withoutDigit = ({ seed }: Chosen): Chosen => ({
  seed: seed === null || seed < 10 ? null : Math.floor(seed / 10),
  drawn: false,
})

const drawn = (): Chosen => ({ seed: randomSeed(), drawn: true })

/** Which storm: its kernel and its seed, drawn or typed. */
export function DrillsScreen({ drills, theme, onStart, onBack }: Props) {
  const [first] = useState(drawn)
  const [{ seed }, chosen, choose] = useHeld<Chosen>(first)
  const { columns } = useWindowSize()
  const words = texts().drills
  const items = KERNELS.map(kernel => {
    const best = ghostOf(drills, kernel, -1)
    const record = best === null ? '' : `   ${words.best(best.record.points, best.record.tier + 1)}`
    return { label: `${kernel.padEnd(6)}${record}`, value: kernel }
  })
  const menu = useMenu(items, kernel => onStart(kernel, chosen().seed ?? 0))
  const run = (id: CommandOf<'drills'>, key: KeyPress): void => {
    switch (id) {
      case 'digit':
        choose(withDigit(chosen(), nameOf(key)))
        return
      case 'shorten':
        choose(withoutDigit(chosen()))
        return
      case 'draw':
        choose(drawn())
        return
      case 'back':
        onBack()
        return
      default:
        menu[id]()
    }
  }
  useCommands('drills', run, { point: menu.point })
  const backspace = keyLabel('backspace')
  const rows: Row[] = [
    [],
    [span(words.title, 'accent', true)],
    [],
    ...proseRows(words.about, 56),
    [],
    [span(words.seed, 'dim'), span(String(seed ?? ''), 'strong', true), span('_', 'accent')],
    [
      span(words.digits, 'key', true),
      span(` ${words.typeOne}   `, 'dim'),
      span(backspace, 'key', true),
      span('   ', 'dim'),
      span('n', 'key', true),
      span(` ${words.drawAnother}`, 'dim'),
    ],
    [],
    [span(words.onWhich, 'text')],
    [],
  ]
  return (
    <Box flexDirection="column" paddingLeft={2} paddingRight={2}>
      <Rows rows={rows} theme={theme} />
      <Menu items={items} theme={theme} at={menu.at} />
      <Rows rows={[[], menuKeys('drills', columns - 4)]} theme={theme} />
    </Box>
  )
}
