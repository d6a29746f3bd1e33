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
import { useInput } from '../use-keys.ts'
import { MenuScreen } from './menu-screen.tsx'

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
  const [{ seed }, choose] = useState<Chosen>(drawn)
  useInput((input, key) => {
    for (const press of keysOf(input, key)) {
      if ('char' in press && /^\d$/.test(press.char)) choose(typed => withDigit(typed, press.char))
      else if ('char' in press && press.char === 'n') choose(drawn())
      else if ('name' in press && press.name === 'backspace') choose(withoutDigit)
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
        ...proseRows(
          'The third trap that goes wrong ends it. The same seed makes the same storm for everybody.',
          56,
        ),
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
