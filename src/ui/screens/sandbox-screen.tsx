import { useApp, usePaste, useStdin, useWindowSize } from 'ink'
import { useContext, useRef, useState } from 'react'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'
import { Fit } from '../components/fit.tsx'
import { Reader } from '../components/reader.tsx'
import { Rows } from '../components/rows.tsx'
import { OutOfSight } from '../out-of-sight.ts'
import { isPaste } from '../paste.ts'
import { pointHand } from '../play/hand.ts'
import { paletteColumns } from '../presentation/palette.ts'
import { sandboxRows } from '../presentation/sandbox.ts'
import { sandboxHelpRows } from '../presentation/sandbox-help.ts'
import { storyRows } from '../presentation/sandbox-said.ts'
import { calledNow, entriesNow, isMeant } from '../sandbox/entries-now.ts'
import { afterRead, afterWrite, pressInSandbox, type WasRead, type WasWritten } from '../sandbox/press.ts'
import { pressInterrupt } from '../sandbox/press-choice.ts'
import { handOn } from '../sandbox/press-hand.ts'
import { pressPaste } from '../sandbox/press-paste.ts'
import type { Effect, Pressed } from '../sandbox/pressed.ts'
import { createSandboxView, type Initial, type SandboxView } from '../sandbox/view.ts'
import type { Theme } from '../theme.ts'
import { useListener } from '../use-commands.ts'
import { useInterrupt } from '../use-interrupt.ts'

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
  useListener({
    context: `sandbox ${view.panel.at}`,
    called: () => calledNow(latest.current),
    typed: view.panel.at === 'typing' || view.panel.at === 'asking',
    within: 'sandbox',
    entries: () => entriesNow(latest.current),
    press: key => {
      if (!isMeant(latest.current, key)) return 'unknown'
      take(pressInSandbox(latest.current, key, paletteColumns(columns)))
      return 'done'
    },
    point: hit => {
      if (!('target' in hit) || latest.current.panel.at !== 'hand') return 'nothing'
      const pointed = pointHand(latest.current, hit.target)
      if (typeof pointed === 'string') return pointed
      show(pointed)
      return 'moved'
    },
  })
  const hidden = useContext(OutOfSight)
  useInterrupt(() => take(pressInterrupt(latest.current)))
  usePaste(text => {
    // What lies over the sandbox has the keys, and a short paste is so many of them.
    const pasted = hidden && !isPaste(text) ? null : pressPaste(latest.current, text)
    if (pasted !== null) show(pasted)
    else if (text !== '') stdin.unshift(text)
  })
  const words = texts().sandbox
  const back = (): void => show(handOn(latest.current))
  const asking = view.panel.at === 'losing' && view.panel.next.do === 'quit'
  if (reading)
    return (
      <Reader
        key={view.panel.at}
        context="sandboxPage"
        title={view.panel.at === 'help' ? words.titles.help : words.storyOf(view.sandbox.at)}
        rows={width =>
          view.panel.at === 'help' ? sandboxHelpRows(view, theme, width) : storyRows(view, theme, width)
        }
        theme={theme}
        onEnter={back}
        onEscape={back}
      />
    )
  return (
    <Fit theme={theme} question={asking ? words.quit : null}>
      <Rows rows={sandboxRows(view, theme, { width: columns, height: rows })} theme={theme} />
    </Fit>
  )
}
