import { useInput } from 'ink'
import { useState } from 'react'
import { KERNEL_NAMES, type KernelName } from '../../kernel/index.ts'
import { HIGHEST_SEED } from '../../level/index.ts'
import type { Profile } from '../../store/index.ts'
import { keysOf } from '../keys.ts'
import { proseRows } from '../presentation/prose.ts'
import { randomSeed } from '../random-seed.ts'
import { ghostOf } from '../record.ts'
import { span } from '../text.ts'
import type { Theme } from '../theme.ts'
import { MenuScreen } from './menu-screen.tsx'

interface Props {
  readonly drills: Profile['drills']
  readonly theme: Theme
  readonly onStart: (kernel: KernelName, seed: number) => void
  readonly onBack: () => void
}

const ORDER: readonly KernelName[] = ['xv6', 'linux', 'eager', 'naive']
const KERNELS = KERNEL_NAMES.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))

/** @returns the seed with a digit more; as it was where that would be none. */
const withDigit = (seed: number | null, digit: string): number => {
  const longer = Number(`${seed ?? ''}${digit}`)
  return longer <= HIGHEST_SEED ? longer : (seed ?? 0)
}

/** Which storm: its kernel and its seed, drawn or typed. */
export function DrillsScreen({ drills, theme, onStart, onBack }: Props) {
  const [seed, setSeed] = useState<number | null>(randomSeed)
  useInput((input, key) => {
    for (const press of keysOf(input, key)) {
      if ('char' in press && /^\d$/.test(press.char)) setSeed(typed => withDigit(typed, press.char))
      else if ('char' in press && press.char === 'n') setSeed(randomSeed())
      else if ('name' in press && press.name === 'backspace')
        setSeed(typed => (typed === null || typed < 10 ? null : Math.floor(typed / 10)))
    }
  })
  const items = KERNELS.map(kernel => {
    const best = ghostOf(drills, kernel, -1)
    const record = best === null ? '' : `   best ${best.record.points} points, tier ${best.record.tier + 1}`
    return { label: `${kernel.padEnd(6)}${record}`, value: kernel }
  })
  return (
    <MenuScreen
      title="Drill: an endless storm of traps"
      rows={[
        ...proseRows('Three traps may go wrong. The same seed makes the same storm for everybody.', 56),
        [],
        [span('Seed ', 'dim'), span(String(seed ?? ''), 'strong', true), span('_', 'accent')],
        [
          span('digits', 'key', true),
          span(' type one   ', 'dim'),
          span('Backspace', 'key', true),
          span('   ', 'dim'),
          span('n', 'key', true),
          span(' draw another', 'dim'),
        ],
        [],
        [span('On which kernel?', 'text')],
      ]}
      items={items}
      theme={theme}
      onSelect={kernel => onStart(kernel, seed ?? 0)}
      onEscape={onBack}
    />
  )
}
