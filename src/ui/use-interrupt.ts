import { useInput } from 'ink'

/** Ctrl-C: the game has it as a key, since it must ask before it leaves a run. */
export function useInterrupt(act: () => void): void {
  useInput((input, key) => {
    if (key.ctrl && input === 'c') act()
  })
}
