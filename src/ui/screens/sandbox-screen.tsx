import { useApp, usePaste, useStdin, useWindowSize } from 'ink'
import { useRef, useState } from 'react'
import type { Level } from '../../level/index.ts'
import { Fit } from '../components/fit.tsx'
import { Reader } from '../components/reader.tsx'
import { Rows } from '../components/rows.tsx'
import { paletteColumns } from '../presentation/palette.ts'
import { sandboxRows } from '../presentation/sandbox.ts'
import { sandboxHelpRows } from '../presentation/sandbox-help.ts'
import { QUIT_QUESTION } from '../presentation/sandbox-panels.ts'
import { storyRows } from '../presentation/sandbox-said.ts'
import { sandboxKeysOf } from '../sandbox/keys.ts'
import { afterRead, afterWrite, pressInSandbox, type WasRead, type WasWritten } from '../sandbox/press.ts'
import { pressInterrupt } from '../sandbox/press-choice.ts'
import { handOn } from '../sandbox/press-hand.ts'
import { pressPaste } from '../sandbox/press-paste.ts'
import type { Effect, Pressed } from '../sandbox/pressed.ts'
import { createSandboxView, type Initial, type SandboxView } from '../sandbox/view.ts'
import type { Theme } from '../theme.ts'
import { useInterrupt } from '../use-interrupt.ts'
import { useInput } from '../use-keys.ts'

/** How the sandbox reaches files: it has none of its own. */
export interface SandboxFiles {
  readonly read: (path: string) => Promise<WasRead>
  /** Makes a new file; what is there is left as it is. */
  readonly write: (path: string, text: string) => Promise<WasWritten>
}

interface Props {
  readonly theme: Theme
  readonly levels: readonly Level[]
  readonly initial: Initial | null
  readonly files: SandboxFiles
  readonly onLeave: () => void
}

/** The sandbox: a machine to type at, to step through, and to be wrong on. */
export function SandboxScreen({ theme, levels, initial, files, onLeave }: Props) {
  const { exit } = useApp()
  const { stdin } = useStdin()
  const { columns, rows } = useWindowSize()
  const [view, setView] = useState(() => createSandboxView(levels, initial))
  // Keys that come faster than the screen is drawn must each meet what the one before has left.
  const latest = useRef(view)
  const show = (next: SandboxView): void => {
    latest.current = next
    setView(next)
  }

  const carryOut = (effect: Effect): void => {
    switch (effect.do) {
      case 'leave':
        onLeave()
        return
      case 'quit':
        exit()
        return
      case 'read':
        void files.read(effect.path).then(read => show(afterRead(latest.current, effect.path, read)))
        return
      case 'write':
        void files.write(effect.path, effect.text).then(written => show(afterWrite(latest.current, written)))
    }
  }

  const take = ({ view: next, effect }: Pressed): void => {
    show(next)
    if (effect !== null) carryOut(effect)
  }

  const reading = view.panel.at === 'help' || view.panel.at === 'story'
  useInput(
    (input, key) => {
      for (const press of sandboxKeysOf(input, key))
        take(pressInSandbox(latest.current, press, paletteColumns(columns)))
    },
    { isActive: !reading },
  )
  useInterrupt(() => take(pressInterrupt(latest.current)))
  usePaste(text => {
    const pasted = pressPaste(latest.current, text)
    if (pasted !== null) show(pasted)
    else if (text !== '') stdin.unshift(text)
  })
  const back = (): void => show(handOn(latest.current))
  const asking = view.panel.at === 'losing' && view.panel.next.do === 'quit'
  if (reading)
    return (
      <Reader
        key={view.panel.at}
        title={view.panel.at === 'help' ? 'The sandbox' : `Moment ${view.sandbox.at}`}
        rows={width =>
          view.panel.at === 'help' ? sandboxHelpRows(theme, width) : storyRows(view, theme, width)
        }
        theme={theme}
        enter="back"
        onEnter={back}
        onEscape={back}
      />
    )
  return (
    <Fit theme={theme} question={asking ? QUIT_QUESTION : null}>
      <Rows rows={sandboxRows(view, theme, { width: columns, height: rows })} theme={theme} />
    </Fit>
  )
}
