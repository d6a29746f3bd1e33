import { usePaste, useStdin } from 'ink'
import { isPaste } from './paste.ts'

/**
 * Pasted text: as much as a hand types is taken as if it had been typed.
 * @param onPaste gets whatever is longer than that, and nothing is done with it elsewhere
 * @param isActive false: somebody else has the pastes
 */
export function usePasted(onPaste: (text: string) => void, isActive = true): void {
  const { stdin } = useStdin()
  usePaste(
    text => {
      if (isPaste(text)) onPaste(text)
      else if (text !== '') stdin.unshift(text)
    },
    { isActive },
  )
}
